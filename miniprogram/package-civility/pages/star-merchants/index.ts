import '../../errors';
import { callCloud } from '../../../cloud/call-cloud';
import { STAR_WORDS, starSigns, starsWords } from '../../../text/civility/scorecard';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

interface Row {
  key: string;
  name: string;
  address: string;
  stars: string;
  signs: string;
  year: string;
}

/** Shops of three stars and more, of those who agreed to be listed: what neighbours read. */
definePage({
  data: { words: STAR_WORDS, communityId: '', rows: [] as Row[] },

  onLoad({ communityId = '' }) {
    this.setData({ communityId });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      keep: `star-merchants:${communityId}`,
      ask: () => callCloud('civility', 'listStarMerchants', { communityId }),
      show: ({ merchants }) =>
        this.setData({
          rows: merchants.map(({ name, address, stars, year }) => ({
            key: `${name} ${address}`,
            name,
            address,
            stars: starsWords(stars),
            signs: starSigns(stars),
            year: STAR_WORDS.year(year),
          })),
        }),
    });
  },
});

import '../../errors';
import type { DigestLine, PointSums } from '../../../../typings/contract/civility/sums';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { appealSumWords, monthsWords, sumLines, takenWords } from '../../../text/civility/sums';
import { dayWords } from '../../../text/date';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

interface Row {
  day: string;
  words: string;
  hash: string;
}

/** A year of the community's points as sums, and the numbers of the days that show that nothing is missing. */
definePage({
  data: {
    communityId: '',
    years: [] as number[],
    year: 0,
    total: 0,
    given: [] as { ruleId: string; title: string; words: string; percent: number }[],
    months: [] as number[],
    spoken: '',
    lines: [] as string[],
    taken: '',
    appeals: null as PointSums['appeals'],
    appealWords: '',
    unfolded: false,
    ...noRows<Row>(),
  },

  onLoad({ communityId = '' }) {
    const year = Number(dayOf(Date.now()).slice(0, 4));
    this.setData({ communityId, year, years: [year, year - 1] });
    void this.refresh();
  },

  async refresh() {
    const { communityId, year } = this.data;
    await load(this, {
      keep: `point-sums:${communityId}:${year}`,
      ask: async () => {
        const [sums, digests] = await Promise.all([
          callCloud('civility', 'showPointSums', { communityId, year }),
          callCloud('civility', 'listDigests', { communityId }),
        ]);
        if (!sums.ok) return sums;
        return digests.ok
          ? { ok: true as const, data: { sums: sums.data, ...digests.data } }
          : digests;
      },
      show: ({ sums, digests, next }) => {
        const { given, months, taken, appeals } = sums;
        const most = Math.max(1, ...given.map(({ points }) => points));
        this.setData({
          total: given.reduce((sum, { points }) => sum + points, 0),
          given: given.map(({ ruleId, title, points, times }) => ({
            ruleId,
            title,
            words: `${points} 分，${times} 次`,
            percent: Math.max(1, (points / most) * 100),
          })),
          months,
          spoken: monthsWords(months),
          lines: sumLines(sums),
          taken: takenWords(taken),
          appeals,
          appealWords: appealSumWords(appeals),
          rows: digests.map(rowOf),
          next,
        });
      },
    });
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const { year } = event.currentTarget.dataset as { year: number };
    if (year === this.data.year) return;
    this.setData({ year, phase: 'loading' });
    void this.refresh();
  },

  unfold() {
    this.setData({ unfolded: !this.data.unfolded });
  },

  async more() {
    const { communityId, unfolded } = this.data;
    if (!unfolded) return;
    await showMore(this, {
      ask: (after) => callCloud('civility', 'listDigests', { communityId, after }),
      rows: ({ digests }) => digests.map(rowOf),
    });
  },
});

/** The first figures are enough to compare with a printed statement. */
function rowOf({ day, hash }: DigestLine): Row {
  return { day, words: dayWords(day), hash: hash.slice(0, 16) };
}

import '../../errors';
import type { MediationLine } from '../../../../typings/contract/matter/mediation';
import { callCloud } from '../../../cloud/call-cloud';
import { fullWords } from '../../../text/date';
import { MEDIATION_LIST, mediationLook } from '../../../text/matter/mediation';
import type { MatterLook } from '../../../text/matter/state';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

interface Row {
  mediationId: string;
  look: MatterLook;
  words: string;
}

/** Mediations that the reader is a party of, or mediates: nobody sees any other. */
definePage({
  data: {
    words: MEDIATION_LIST,
    communityId: '',
    ...noRows<Row>(),
  },

  onLoad({ communityId = '' }) {
    this.setData({ communityId });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: () => callCloud('matter', 'listMediations', { communityId }),
      show: ({ mediations, next }) => this.setData({ rows: mediations.map(rowOf), next }),
    });
  },

  async more() {
    const { communityId } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('matter', 'listMediations', { communityId, after }),
      rows: ({ mediations }) => mediations.map(rowOf),
    });
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(pathTo.mediation(this.data.communityId, id));
  },

  askOne() {
    go(pathTo.mediationAsk(this.data.communityId));
  },
});

function rowOf(line: MediationLine): Row {
  const { mediationId, part, at } = line;
  const words = `${part === 'mediator' ? MEDIATION_LIST.asMediator : MEDIATION_LIST.asParty} · ${fullWords(at)}`;
  return { mediationId, look: mediationLook(line), words };
}

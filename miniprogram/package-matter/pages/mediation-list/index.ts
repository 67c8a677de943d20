import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type { MediationLine } from '../../../../typings/contract/matter/mediation';
import type { SecondLine } from '../../../../typings/contract/matter/party';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { fullWords } from '../../../text/date';
import { errorWords } from '../../../text/error';
import { MEDIATION_LIST, mediationLook } from '../../../text/matter/mediation';
import { PARTY, secondWords } from '../../../text/matter/party';
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
    partyWords: PARTY,
    ...noRows<Row>(),
    seconds: [] as ({ key: number } & SecondLine & ReturnType<typeof secondWords>)[],
    problem: '',
    busy: false,
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
      show: ({ mediations, next, seconds = [] }) =>
        this.setData({
          rows: mediations.map(rowOf),
          next,
          seconds: seconds.map((one, key) => ({ key, ...one, ...secondWords(one) })),
        }),
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

  /** A party has been asked whether it is so; or whether they were named by mistake. */
  async answer(event: WechatMiniprogram.TouchEvent) {
    const { at, holds } = event.currentTarget.dataset as { at: number; holds?: boolean };
    const { communityId, busy } = this.data;
    const line = this.data.seconds[at];
    if (busy || !line) return;
    const { mediationId, party, gone, helper, about } = line;
    this.setData({ busy: true, problem: '' });
    const name = `mediation-second-${about}-${party}-${helper}-${holds}:${mediationId}`;
    const one = { communityId, mediationId, party, gone, commandId: keptCommandId(name) };
    const answer: Envelope<unknown> =
      about === 'removal'
        ? await callCloud('matter', 'removeParty', { ...one, reason: 'unconcerned' })
        : await callCloud('matter', 'confirmNote', { ...one, helper, holds: holds === true });
    settleCommand(name, answer);
    this.setData({ busy: false, problem: answer.ok ? '' : errorWords(answer) });
    if (answer.ok) await this.refresh();
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

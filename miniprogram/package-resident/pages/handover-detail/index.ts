import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type { HandoverView, OpenWork } from '../../../../typings/contract/office/handover';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { errorWords } from '../../../text/error';
import {
  CONFIRM_WORDS,
  confirmDialog,
  endWords,
  fromToWords,
  givenWords,
  giveToWords,
  HANDOVER_DETAIL,
  handoverTag,
  officeWords,
  sideRows,
  waysOf,
  workWords,
} from '../../../text/role/handover';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

interface WorkRow extends OpenWork {
  words: string;
  ways: ReturnType<typeof waysOf>;
  /** it has a page of its own that the reader can open */
  opens: boolean;
}
type Tapped = WechatMiniprogram.TouchEvent;

/** What still stands in the leaver's name, each with to whom it goes; and who has confirmed. */
definePage({
  data: {
    words: HANDOVER_DETAIL,
    communityId: '',
    handoverId: '',
    view: null as HandoverView | null,
    office: '',
    fromTo: '',
    giveTo: '',
    ends: '',
    tag: { words: '', tone: 'plain' } as ReturnType<typeof handoverTag>,
    work: [] as WorkRow[],
    given: [] as { id: string; words: string }[],
    sides: [] as ReturnType<typeof sideRows>,
    confirmLabel: '',
    counted: false,
    absent: false,
    reason: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', handoverId = '' }) {
    this.setData({ communityId, handoverId });
  },

  onShow() {
    void this.refresh();
  },

  async refresh() {
    const { communityId, handoverId } = this.data;
    await load(this, {
      ask: () => callCloud('role', 'showHandover', { communityId, handoverId }),
      show: (view) => this.show(view),
    });
  },

  show(view: HandoverView) {
    const side = view.may.confirm;
    this.setData({
      view,
      office: officeWords(view),
      fromTo: fromToWords(view.name, view.successor),
      giveTo: giveToWords(view.successor),
      ends: endWords(view),
      tag: handoverTag(view),
      work: view.open.map((one) => ({
        ...one,
        words: workWords(one),
        ways: waysOf(one),
        opens: one.way === 'there',
      })),
      given: view.given.map((one, index) => ({
        id: String(index),
        words: givenWords(one, one.to ?? ''),
      })),
      sides: sideRows(view),
      confirmLabel: side ? CONFIRM_WORDS[side] : '',
      counted: view.counts && side !== null && view.counted.includes(side),
    });
  },

  async send(key: string, ask: (commandId: string) => Promise<Envelope<unknown>>) {
    if (this.data.busy) return;
    this.setData({ busy: true, problem: '' });
    const name = `handover:${this.data.handoverId}:${key}`;
    const answer = await ask(keptCommandId(name));
    settleCommand(name, answer);
    this.setData({ busy: false, problem: answer.ok ? '' : errorWords(answer) });
    if (answer.ok) await this.refresh();
  },

  give(event: Tapped) {
    const { communityId, handoverId } = this.data;
    const { id: key, to } = event.currentTarget.dataset as {
      id: string;
      to: 'successor' | 'office';
    };
    void this.send(`${key}:${to}`, (commandId) =>
      callCloud('role', 'giveWork', { communityId, handoverId, key, to, commandId }),
    );
  },

  openWork(event: Tapped) {
    const { communityId, work } = this.data;
    const { id } = event.currentTarget.dataset as { id: string };
    const one = work.find(({ key }) => key === id);
    if (one?.kind === 'matter') go(pathTo.matter(communityId, one.id));
    if (one?.kind === 'pairing') go(pathTo.pairing(communityId, one.id));
  },

  count() {
    this.setData({ counted: !this.data.counted });
  },

  async confirm() {
    const { communityId, handoverId, counted, confirmLabel, busy } = this.data;
    if (busy) return;
    const { confirm } = await wx.showModal(confirmDialog(confirmLabel));
    if (!confirm) return;
    await this.send(`confirm:${counted}`, (commandId) =>
      callCloud('role', 'confirmHandover', { communityId, handoverId, counted, commandId }),
    );
  },

  askAbsence() {
    this.setData({ absent: true, problem: '' });
  },
  leaveAbsence() {
    this.setData({ absent: false, problem: '' });
  },
  typeReason(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: event.detail.value, problem: '' });
  },
  async noteAbsence() {
    const { communityId, handoverId, reason } = this.data;
    const words = reason.trim();
    if (words === '') {
      this.setData({ problem: HANDOVER_DETAIL.reasonFirst });
      return;
    }
    await this.send(`absence:${words}`, (commandId) =>
      callCloud('role', 'noteAbsence', { communityId, handoverId, reason: words, commandId }),
    );
    if (this.data.problem === '') this.leaveAbsence();
  },
});

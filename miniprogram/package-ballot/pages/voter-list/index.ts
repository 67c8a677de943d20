import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type { MotionDetail, VoterLine } from '../../../../typings/contract/motion';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { currentOf, memberships } from '../../../store/session';
import { WAITS } from '../../../text/ballot/note';
import { CHANNELS, isRoomRule } from '../../../text/ballot/rule';
import { holdsOne } from '../../../text/role/role';
import { openMadeFile } from '../../../view/attachment';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

/** Papers of a secret vote in one file. */
const SECRET_PAPERS = 50;

interface Row {
  voterId: string;
  title: string;
  words: string;
  isCast: boolean;
  present: boolean;
  /** who may vote in this voter's place */
  proxy: string;
  /** a tick, or a void, that waits for a second officer */
  ticked: boolean;
  /** somebody has said that they are not there */
  doubted: boolean;
  voiding: boolean;
}

/** From door to door: who has not voted; a paper, a tick at the door of the room, a void on record. */
definePage({
  data: {
    communityId: '',
    motionId: '',
    placeId: '',
    place: '',
    search: '',
    all: false,
    motion: null as MotionDetail | null,
    secret: false,
    isOpen: false,
    /** voids, ticks and hand-ins: not after the close */
    mayNote: false,
    isRoom: false,
    mayProxy: false,
    mayPrint: false,
    printing: false,
    ...noRows<Row>(),
    busy: '',
  },

  onLoad(query) {
    const { communityId = '', motionId = '', placeId = '' } = query;
    this.setData({ communityId, motionId, placeId, place: decodeURIComponent(query.place ?? '') });
  },

  async onShow() {
    await this.refresh();
  },

  input(after?: string) {
    const { communityId, motionId, placeId, search, all } = this.data;
    return {
      communityId,
      motionId,
      open: !all,
      ...(placeId ? { placeId } : {}),
      ...(search ? { search } : {}),
      ...(after ? { after } : {}),
    };
  },

  async refresh() {
    const { communityId, motionId, motion } = this.data;
    if (!motion) {
      const answer = await callCloud('ballot', 'showMotion', { communityId, motionId });
      if (answer.ok) {
        const { form, phase, settings } = answer.data;
        const known = await memberships();
        const roles = known.ok ? (currentOf(known.data)?.roles ?? []) : [];
        const isNamed = !form.secret && settings.proxiesPerPerson > 0;
        this.setData({
          motion: answer.data,
          secret: form.secret,
          isOpen: phase === 'open' || phase === 'papers',
          mayNote: phase === 'open',
          isRoom: isRoomRule(form.ruleId),
          mayProxy:
            isNamed && (phase === 'notice' || phase === 'open') && holdsOne(roles, ['secretary']),
          mayPrint: phase === 'notice' || phase === 'open' || phase === 'papers',
        });
      }
    }
    await load(this, {
      ask: () => callCloud('ballot', 'listVoters', this.input()),
      show: ({ voters, next }) => this.setData({ rows: voters.map(rowOf), next }),
    });
  },

  async more() {
    await showMore(this, {
      ask: (after) => callCloud('ballot', 'listVoters', this.input(after)),
      rows: ({ voters }) => voters.map(rowOf),
    });
  },

  typeSearch(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ search: event.detail.value.trim() });
    void this.refresh();
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const { list } = event.currentTarget.dataset as { list: string };
    this.setData({ all: list === 'all' });
    void this.refresh();
  },

  enter(event: WechatMiniprogram.TouchEvent) {
    const { id, title } = event.currentTarget.dataset as { id: string; title: string };
    const { communityId, motionId, secret } = this.data;
    if (secret) void this.noteHandIn(id, title);
    else go(pathTo.paperEnter(communityId, motionId, id, title));
  },

  async noteHandIn(voterId: string, title: string) {
    const { confirm } = await wx.showModal({
      title: `${title} 交了纸票？`,
      content:
        '记下以后，这一户先不能在手机上投；要另一位工作人员核对过才算数。票上写了什么，您不看也不记。',
      confirmText: '记下',
      cancelText: '先不记',
    });
    if (!confirm) return;
    await this.send(`hand-in:${voterId}`, voterId, (commandId) =>
      callCloud('ballot', 'handIn', { ...this.one(voterId), channel: 'door', commandId }),
    );
  },

  proxy(event: WechatMiniprogram.TouchEvent) {
    const { id, title, proxy } = event.currentTarget.dataset as Record<string, string>;
    const { communityId, motionId } = this.data;
    go(pathTo.voterProxy(communityId, motionId, id ?? '', title ?? '', proxy ?? ''));
  },

  async present(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    await this.send(`present:${id}`, id, (commandId) =>
      callCloud('ballot', 'checkInFor', { ...this.one(id), commandId }),
    );
  },

  /** Checked in by mistake: taken back once another has agreed, and the voter is told. */
  async absent(event: WechatMiniprogram.TouchEvent) {
    const { id, title } = event.currentTarget.dataset as { id: string; title: string };
    const { confirm, content } = (await wx.showModal({
      title: `提出撤回 ${title} 的签到？另一位核对后才撤回`,
      editable: true,
      placeholderText: '写一句原因，本人看得到',
      confirmText: '提出撤回',
      cancelText: '先不',
    })) as WechatMiniprogram.ShowModalSuccessCallbackResult;
    if (!confirm) return;
    const reason = content?.trim() || '没有到会';
    await this.send(`absent:${id}`, id, (commandId) =>
      callCloud('ballot', 'undoCheckIn', { ...this.one(id), reason, commandId }),
    );
  },

  /** Numbered papers for the doors here that have not voted; of a secret vote as many as there are voters. */
  async print() {
    const { communityId, motionId, placeId, secret, printing } = this.data;
    if (printing) return;
    const name = `print:${motionId}:${placeId}`;
    this.setData({ printing: true });
    const commandId = keptCommandId(name);
    const input = { communityId, motionId, placeId, count: secret ? SECRET_PAPERS : 0, commandId };
    const answer = await callCloud('filing', 'printPapers', input);
    this.setData({ printing: false });
    settleCommand(name, answer);
    if (!answer.ok) return explain(answer);
    await openMadeFile(answer.data);
  },

  async void(event: WechatMiniprogram.TouchEvent) {
    const { id, title } = event.currentTarget.dataset as { id: string; title: string };
    const { confirm, content } = (await wx.showModal({
      title: `提出作废 ${title} 的这一票？另一位核对后才作废`,
      editable: true,
      placeholderText: '为什么，例如：本人要求改投纸票',
      confirmText: '提出作废',
      cancelText: '先不作废',
    })) as { confirm: boolean; content?: string };
    if (!confirm) return;
    const reason = content?.trim() || '本人要求改投';
    await this.send(`void:${id}`, id, (commandId) =>
      callCloud('ballot', 'voidBallot', { ...this.one(id), reason, commandId }),
    );
  },

  one(voterId: string) {
    const { communityId, motionId } = this.data;
    return { communityId, motionId, voterId };
  },

  async send(
    name: string,
    voterId: string,
    ask: (commandId: string) => Promise<Envelope<unknown>>,
  ) {
    if (this.data.busy) return;
    this.setData({ busy: voterId });
    const kept = `${name}:${this.data.motionId}`;
    const answer = await ask(keptCommandId(kept));
    this.setData({ busy: '' });
    settleCommand(kept, answer);
    if (!answer.ok) return explain(answer);
    await this.refresh();
  },
});

function rowOf({ voterId, name, label, present, cast, proxy, voids, waits }: VoterLine): Row {
  const states = [
    label && label !== name ? label : '',
    present ? '已到会' : '',
    cast ? `已投（${CHANNELS[cast]}）` : '还没有投',
    proxy ? `委托 ${proxy}` : '',
    voids.length > 0 ? `作废过 ${voids.length} 次` : '',
    ...waits.map((kind) => WAITS[kind]),
  ];
  return {
    voterId,
    title: name,
    words: states.filter(Boolean).join(' · '),
    isCast: cast !== null,
    present,
    proxy: proxy ?? '',
    ticked: waits.includes('present'),
    doubted: waits.includes('absent'),
    voiding: waits.includes('void') || waits.includes('hand-in'),
  };
}

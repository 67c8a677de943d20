import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type {
  MatterRights,
  MatterView,
  Rating,
  StageLine,
} from '../../../../typings/contract/matter/matter';
import type { PictureGroup } from '../../../../typings/contract/parts/picture';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import {
  ACTS,
  type Act,
  type AnswerRow,
  answerRow,
  hotlineReply,
  notYetWords,
  rateNote,
} from '../../../text/matter/act';
import {
  fromWords,
  hotlineWords,
  MATTER_DETAIL,
  moveWords,
  stageLineWords,
  stageNow,
  supervisorsWords,
} from '../../../text/matter/detail';
import { drawnRow } from '../../../text/matter/draw';
import {
  lookOf,
  type MatterLook,
  RATING_CHOICES,
  ratingWords,
  routeWords,
  stageWords,
  whereWords,
} from '../../../text/matter/state';
import { type TaskAct, type TaskRow, taskRow } from '../../../text/matter/task';
import { callHelper } from '../../../view/call-helper';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';

interface StageRow {
  stage: string;
  name: string;
  words: string;
  now: boolean;
  over: boolean;
}

interface Ids {
  communityId: string;
  matterId: string;
  commandId: string;
}

/** One matter: where it stands, who has it until when, what was answered, and what the reader may do. */
definePage({
  data: {
    words: MATTER_DETAIL,
    communityId: '',
    matterId: '',
    matter: null as MatterView | null,
    look: { words: '', tone: 'quiet' } as MatterLook,
    where: '',
    about: '',
    from: '',
    stages: [] as StageRow[],
    answers: [] as AnswerRow[],
    tasks: [] as TaskRow[],
    /** by what they belong to */
    groups: {} as Record<string, PictureGroup>,
    moves: [] as string[],
    acts: [] as { act: Act; name: string }[],
    ratings: '',
    ratingChoices: RATING_CHOICES,
    notYetWords: '',
    rateNote: '',
    drawn: [] as { drawId: string; period: string; words: string }[],
    supervisors: '',
    hotline: '',
    may: {} as MatterRights,
    busy: false,
  },

  callHelper() {
    void callHelper(this.data.communityId);
  },

  onLoad({ communityId = '', matterId = '' }) {
    this.setData({ communityId, matterId });
  },

  async onShow() {
    await this.refresh();
  },

  openMeetings() {
    go(pathTo.matterMeetings(this.data.communityId, this.data.matterId));
  },

  async refresh() {
    const { communityId, matterId } = this.data;
    await load(this, {
      ask: () => callCloud('matter', 'showMatter', { communityId, matterId }),
      show: (matter) => this.setData({ matter, may: matter.may, ...looksOf(matter) }),
    });
    await this.showPictures();
  },

  /** They come after the words: addresses are made for each look. A failure leaves the words as they are. */
  async showPictures() {
    const { communityId, matterId, matter } = this.data;
    if (!matter?.pictures) return;
    const answer = await callCloud('matter', 'showMatterPictures', { communityId, matterId });
    if (!answer.ok) return;
    this.setData({ groups: Object.fromEntries(answer.data.groups.map((one) => [one.of, one])) });
  },

  join() {
    void this.joining(true);
  },

  leave() {
    void this.joining(false);
  },

  async joining(joins: boolean) {
    await this.send(joins ? 'join' : 'leave', (ids) =>
      callCloud('matter', 'joinMatter', { ...ids, joins }),
    );
  },

  async withdraw() {
    const { confirm } = await wx.showModal({
      title: MATTER_DETAIL.withdrawTitle,
      content: MATTER_DETAIL.withdrawContent,
      confirmText: MATTER_DETAIL.withdraw,
      cancelText: MATTER_DETAIL.withdrawCancel,
    });
    if (!confirm) return;
    await this.send('withdraw', (ids) => callCloud('matter', 'withdrawMatter', ids));
  },

  async rate(event: WechatMiniprogram.TouchEvent) {
    const { rating } = event.currentTarget.dataset as { rating: Rating };
    const { may } = this.data;
    const forRaiser = !may.rate && may.rateFor === true;
    await this.send(`rate-${rating}`, (ids) =>
      callCloud('matter', 'rateMatter', { ...ids, rating, ...(forRaiser ? { forRaiser } : {}) }),
    );
  },

  /** @param what tells what is sent from anything else about this matter */
  async send(what: string, ask: (ids: Ids) => Promise<Envelope<unknown>>) {
    const { communityId, matterId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true });
    const name = `matter-${what}:${matterId}`;
    const answer = await ask({ communityId, matterId, commandId: keptCommandId(name) });
    settleCommand(name, answer);
    this.setData({ busy: false });
    if (!answer.ok) explain(answer);
    await this.refresh();
  },

  act(event: WechatMiniprogram.TouchEvent) {
    const { act } = event.currentTarget.dataset as { act: string };
    const { communityId, matterId } = this.data;
    if (act === 'task-add') {
      go(pathTo.matterTask(communityId, matterId, act, ''));
      return;
    }
    go(pathTo.matterAct(communityId, matterId, act));
  },

  actOnTask(event: WechatMiniprogram.TouchEvent) {
    const { act, task } = event.currentTarget.dataset as { act: TaskAct; task: string };
    const { communityId, matterId } = this.data;
    go(pathTo.matterTask(communityId, matterId, act, task));
  },

  fold() {
    const { communityId, matterId } = this.data;
    go(pathTo.matterFold(communityId, matterId));
  },

  async split() {
    const { confirm } = await wx.showModal({
      title: MATTER_DETAIL.splitTitle,
      content: MATTER_DETAIL.splitContent,
      confirmText: MATTER_DETAIL.splitConfirm,
      cancelText: MATTER_DETAIL.splitCancel,
    });
    if (!confirm) return;
    await this.send('split', (ids) => callCloud('matter', 'foldMatter', { ...ids, into: null }));
  },

  copyReply() {
    const { matter } = this.data;
    if (matter) void wx.setClipboardData({ data: hotlineReply(matter) });
  },

  openDraw(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(pathTo.matterDraw(this.data.communityId, id));
  },

  openTarget() {
    const { communityId, matter } = this.data;
    if (matter?.into) go(pathTo.matter(communityId, matter.into.matterId));
  },

  call() {
    void wx.makePhoneCall({ phoneNumber: '12345' });
  },
});

function looksOf(matter: MatterView) {
  const { may, ratings, notYetUntil, supervisors } = matter;
  const steps: Act[] = [...may.steps, ...(may.notYet ? ['not-yet' as const] : [])];
  return {
    look: lookOf(matter),
    where: whereWords(matter),
    about: `${matter.topicTitle} · ${routeWords(matter.route)}`,
    from: fromWords(matter),
    stages: matter.stages.map((one) => stageRow(one, matter)),
    answers: matter.answers.map(answerRow),
    tasks: matter.tasks.map(taskRow),
    moves: matter.moves.map(moveWords),
    acts: steps.map((act) => ({ act, name: ACTS[act].name })),
    ratings: ratingWords(ratings),
    notYetWords: may.notYet && notYetUntil ? notYetWords(notYetUntil, matter) : '',
    rateNote: rateNote(matter),
    drawn: (matter.drawn ?? []).map(drawnRow),
    hotline: matter.hotline ? hotlineWords(matter.hotline) : '',
    supervisors: supervisorsWords(supervisors),
  };
}

function stageRow(line: StageLine, matter: MatterView): StageRow {
  const { stage, state } = line;
  return {
    stage,
    name: state === 'current' ? stageNow(stage) : stageWords(stage),
    words: stageLineWords(line, matter),
    now: state === 'current',
    over: state === 'over',
  };
}

import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type {
  CandidateLine,
  SelectionDetail,
  SelectionObjectionLine,
} from '../../../../typings/contract/office/selection';
import { addDays, DAY, dayOf, HOUR, instantOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { pastWords } from '../../../text/date';
import { errorWords, formErrorWords } from '../../../text/error';
import {
  answerLine,
  endedWords,
  FIELDS,
  objectionWhen,
  postWords,
  recommendLabel,
  SELECTION_DETAIL,
  STEP_DIALOGS,
  type StepRow,
  selectionTitle,
  stepRows,
  stepTag,
  stewardWords,
  votesWords,
  type WrittenKind,
} from '../../../text/role/selection';
import { goOn } from '../../../view/after-answer';
import { openMadeFile } from '../../../view/attachment';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

/** What is being written; '' = nothing. */
type Writing = '' | WrittenKind;

interface CandidateRow extends CandidateLine {
  counted: string;
  recommendLabel: string;
  mayRecommend: boolean;
  chosen: boolean;
}
interface ObjectionRow extends SelectionObjectionLine {
  when: string;
  answerLine: string;
}
type Tapped = WechatMiniprogram.TouchEvent;

/** How far a selection has come, for everybody; and the step that waits for the reader. */
definePage({
  data: {
    words: SELECTION_DETAIL,
    communityId: '',
    selectionId: '',
    detail: null as SelectionDetail | null,
    post: '',
    title: '',
    steward: '',
    ended: '',
    tag: { words: '', tone: 'plain' } as ReturnType<typeof stepTag>,
    steps: [] as StepRow[],
    candidates: [] as CandidateRow[],
    objections: [] as ObjectionRow[],
    /** the announced vote that can be named, or a draft that is to be announced; '' = none */
    announced: '',
    drawn: '',
    writing: '' as Writing,
    /** whom or what is written about */
    about: '',
    field: FIELDS.stand,
    draft: null as Draft<{ text: string }> | null,
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', selectionId = '' }) {
    this.setData({ communityId, selectionId });
  },

  onShow() {
    void this.refresh();
  },

  async refresh() {
    const { communityId, selectionId } = this.data;
    await load(this, {
      ask: () => callCloud('role', 'showSelection', { communityId, selectionId }),
      show: (detail) => this.show(detail),
    });
  },

  show(detail: SelectionDetail) {
    const { may, recommended, votes } = detail;
    const post = postWords(detail);
    this.setData({
      detail,
      post,
      title: selectionTitle(post),
      steward: stewardWords(detail.steward ?? ''),
      ended: endedWords(detail.endReason ?? ''),
      tag: stepTag(detail),
      steps: stepRows(detail),
      candidates: detail.candidateLines.map((one) => ({
        ...one,
        counted: votesWords(one.votes, one.runs),
        recommendLabel: recommendLabel(one.name),
        mayRecommend: may.recommend.includes(one.key),
        chosen: one.key === recommended?.key,
      })),
      objections: detail.objections.map((one) => ({
        ...one,
        when: objectionWhen(one.own, pastWords(one.at, Date.now())),
        answerLine: answerLine(one.answer ?? '', one.upheld),
      })),
      announced: votes.find(({ announced }) => announced)?.motionId ?? '',
      drawn: votes.find(({ announced }) => !announced)?.motionId ?? '',
    });
  },

  write(event: Tapped) {
    const { writing, id = '' } = event.currentTarget.dataset as { writing: Writing; id?: string };
    if (writing === '') return;
    const draft = openNew(this.nameOf(writing, id), { text: '' });
    this.setData({ writing, about: id, draft, field: FIELDS[writing], problem: '' });
  },

  nameOf(writing: Writing, about: string) {
    return `selection:${this.data.selectionId}:${writing}:${about}`;
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { draft, writing, about } = this.data;
    if (!draft) return;
    const next = { ...draft, value: { text: event.detail.value } };
    keepDraft(this.nameOf(writing, about), next);
    this.setData({ draft: next, problem: '' });
  },

  leave() {
    this.setData({ writing: '', about: '', draft: null, problem: '' });
  },

  send() {
    void this.sendWritten(false);
  },
  /** An objection is right: the steps begin anew. */
  uphold() {
    void this.sendWritten(true);
  },

  async sendWritten(upheld: boolean) {
    const { communityId, selectionId, writing, about, draft, busy } = this.data;
    if (busy || !draft || writing === '') return;
    const text = draft.value.text.trim();
    if (text === '' && writing !== 'stand') {
      this.setData({ problem: SELECTION_DETAIL.writeFirst });
      return;
    }
    const at = { communityId, selectionId, commandId: draft.commandId };
    const answer = await this.sending<unknown>(() => {
      if (writing === 'stand') {
        return callCloud('role', 'standForPost', { ...at, stands: true, words: text });
      }
      if (writing === 'recommend') {
        return callCloud('role', 'recommendCandidate', { ...at, key: about, reason: text });
      }
      if (writing === 'approve') {
        return callCloud('role', 'approveCandidate', { ...at, approved: true, paper: text });
      }
      if (writing === 'object') return callCloud('role', 'objectToCandidate', { ...at, text });
      if (writing === 'answer') {
        const said = { objectionId: about, answer: text, upheld };
        return callCloud('role', 'answerCandidate', { ...at, ...said });
      }
      return callCloud('role', 'endSelection', { ...at, reason: text });
    });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(this.nameOf(writing, about));
    this.leave();
    await this.refresh();
  },

  /** One question at a time. */
  async sending<Data>(ask: () => Promise<Envelope<Data>>): Promise<Envelope<Data>> {
    this.setData({ busy: true, problem: '' });
    const answer = await ask();
    this.setData({ busy: false });
    return answer;
  },

  /** A step that takes one tap and a second one to confirm. */
  async step(
    dialog: (typeof STEP_DIALOGS)[keyof typeof STEP_DIALOGS],
    key: string,
    ask: (commandId: string) => Promise<Envelope<unknown>>,
  ) {
    if (this.data.busy) return;
    const { confirm } = await wx.showModal(dialog);
    if (!confirm) return;
    const name = `selection:${this.data.selectionId}:${key}`;
    const answer = await this.sending(() => ask(keptCommandId(name)));
    settleCommand(name, answer);
    if (!answer.ok) {
      this.setData({ problem: errorWords(answer) });
      return;
    }
    await this.refresh();
  },

  withdraw() {
    const { communityId, selectionId } = this.data;
    void this.step(STEP_DIALOGS.withdraw, 'withdraw', (commandId) =>
      callCloud('role', 'standForPost', {
        communityId,
        selectionId,
        stands: false,
        words: '',
        commandId,
      }),
    );
  },

  vet(event: Tapped) {
    const { communityId, selectionId } = this.data;
    const { passed } = event.currentTarget.dataset as { passed: boolean };
    void this.step(
      passed ? STEP_DIALOGS.passed : STEP_DIALOGS.notPassed,
      `vet-${passed}`,
      (commandId) =>
        callCloud('role', 'vetCandidate', { communityId, selectionId, passed, commandId }),
    );
  },

  approve(event: Tapped) {
    const { communityId, selectionId } = this.data;
    const { approved } = event.currentTarget.dataset as { approved: boolean };
    void this.step(
      approved ? STEP_DIALOGS.approved : STEP_DIALOGS.notApproved,
      `approve-${approved}`,
      (commandId) =>
        callCloud('role', 'approveCandidate', {
          communityId,
          selectionId,
          approved,
          paper: '',
          commandId,
        }),
    );
  },

  appoint() {
    const { communityId, selectionId } = this.data;
    void this.step(STEP_DIALOGS.appoint, 'appoint', (commandId) =>
      callCloud('role', 'appointSteward', { communityId, selectionId, commandId }),
    );
  },

  /** A draft in the ballot module, which is checked and announced there as any vote. */
  async drawUp() {
    const { communityId, detail, drawn, post, busy } = this.data;
    if (busy || !detail?.question) return;
    if (drawn) {
      go(pathTo.motionEdit(communityId, drawn));
      return;
    }
    const opensAt = instantOf(addDays(dayOf(Date.now()), 5), '09:00');
    const key = `selection-vote:${detail.selectionId}`;
    const answer = await this.sending(() =>
      callCloud('ballot', 'saveMotion', {
        communityId,
        motionId: null,
        form: {
          title: selectionTitle(post).slice(0, 40),
          body: '',
          placeId: detail.placeId,
          ruleId: 'consultation',
          basis: 'households',
          matter: 'local',
          covenantId: null,
          questions: detail.question ? [detail.question] : [],
          secret: true,
          opensAt,
          closesAt: opensAt + 3 * DAY,
          countsAt: opensAt + 3 * DAY + HOUR,
          partyConsultedOn: null,
          urgentReason: '',
          authorisation: '',
          registered: 0,
          women: 0,
          reviseOn: null,
        },
        commandId: keptCommandId(key),
      }),
    );
    settleCommand(key, answer);
    if (!answer.ok) {
      this.setData({ problem: errorWords(answer) });
      return;
    }
    goOn(this, pathTo.motionEdit(communityId, answer.data.motionId));
  },

  nameVote() {
    const { communityId, selectionId, announced } = this.data;
    void this.step(STEP_DIALOGS.nameVote, `vote:${announced}`, (commandId) =>
      callCloud('role', 'nameVote', {
        communityId,
        selectionId,
        motionId: announced,
        commandId,
      }),
    );
  },

  openVote() {
    const { communityId, detail } = this.data;
    if (detail?.vote) go(pathTo.motion(communityId, detail.vote.motionId));
  },
  async print() {
    const { communityId, selectionId, busy } = this.data;
    if (busy) return;
    const key = `selection-plate:${selectionId}`;
    const answer = await this.sending(() =>
      callCloud('filing', 'printPlate', {
        communityId,
        selectionId,
        commandId: keptCommandId(key),
      }),
    );
    settleCommand(key, answer);
    if (answer.ok) await openMadeFile(answer.data);
    else this.setData({ problem: errorWords(answer) });
  },

  openProposals() {
    go(pathTo.proposals(this.data.communityId));
  },
});

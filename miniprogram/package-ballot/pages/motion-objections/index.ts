import '../../errors';
import type { MotionDetail, ObjectionLine } from '../../../../typings/contract/motion';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, newCommandId, settleCommand } from '../../../store/command-id';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { OBJECTIONS, objectionWords } from '../../../text/ballot/motion/objection';
import { errorWords, formErrorWords } from '../../../text/error';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';
import { nameTyped } from '../../../view/seek-people';
import { type CorrectionForm, correctionOf, correctionsFor, NO_CORRECTION } from './correction';

type Row = ObjectionLine & ReturnType<typeof objectionWords>;
interface Found {
  id: string;
  name: string;
  words: string;
}
interface AnswerForm {
  text: string;
  correction: CorrectionForm;
}
type Kind = 'roster' | 'result' | '';
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;

/** What residents have against the roster or the result, and what was answered. */
definePage({
  data: {
    words: OBJECTIONS,
    communityId: '',
    motionId: '',
    detail: null as MotionDetail | null,
    ...noRows<Row>(),
    /** what may be raised now */
    kind: '' as Kind,
    raising: false,
    draft: null as Draft<{ text: string }> | null,
    text: '',
    answers: false,
    answering: '',
    reply: null as Draft<AnswerForm> | null,
    offered: [] as ReturnType<typeof correctionsFor>,
    search: '',
    found: [] as Found[],
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', motionId = '' }) {
    const draft = openNew(`objection:${motionId}`, { text: '' });
    const { text } = draft.value;
    this.setData({ communityId, motionId, draft, text, raising: text !== '' });
    void this.refresh();
  },

  async refresh() {
    const { communityId, motionId } = this.data;
    await load(this, {
      ask: async () => {
        const [detail, objections] = await Promise.all([
          callCloud('ballot', 'showMotion', { communityId, motionId }),
          callCloud('ballot', 'listObjections', { communityId, motionId }),
        ]);
        if (!detail.ok) return detail;
        if (!objections.ok) return objections;
        return { ok: true as const, data: { detail: detail.data, ...objections.data } };
      },
      show: ({ detail, objections, next, mayAnswer }) => {
        const kind = kindOf(detail);
        this.setData({
          detail,
          kind,
          answers: mayAnswer,
          offered: correctionsFor(detail.form.basis, detail.phase === 'notice'),
          rows: objections.map((one) => rowOf(one, Date.now())),
          next,
        });
      },
    });
  },

  async more() {
    const { communityId, motionId } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('ballot', 'listObjections', { communityId, motionId, after }),
      // One that was answered meanwhile has gone further down, and comes a second time.
      rows: ({ objections }) =>
        objections
          .filter(
            ({ objectionId }) => !this.data.rows.some((one) => one.objectionId === objectionId),
          )
          .map((one) => rowOf(one, Date.now())),
    });
  },

  beginRaising() {
    this.setData({ raising: true, answering: '', problem: '' });
  },

  type(event: Typed) {
    const { draft, motionId } = this.data;
    const text = event.detail.value;
    if (draft) keepDraft(`objection:${motionId}`, { ...draft, value: { text } });
    this.setData({ text, problem: '' });
  },

  async raise() {
    const { communityId, motionId, kind, draft, text, busy } = this.data;
    if (busy || !draft || kind === '') return;
    if (text.trim() === '') {
      this.setData({ problem: OBJECTIONS.writeFirst });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('ballot', 'raiseObjection', {
      communityId,
      motionId,
      kind,
      text: text.trim(),
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`objection:${motionId}`);
    const next = openNew(`objection:${motionId}`, { text: '' });
    this.setData({ raising: false, draft: next, text: '' });
    void wx.showToast({ title: OBJECTIONS.raised, icon: 'success' });
    await this.refresh();
  },

  beginAnswer(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const reply = openNew<AnswerForm>(`objection-answer:${id}`, {
      text: '',
      correction: NO_CORRECTION,
    });
    this.setData({ answering: id, reply, raising: false, search: '', found: [], problem: '' });
  },

  keepReply(change: Partial<AnswerForm>) {
    const { answering, reply } = this.data;
    if (!reply) return;
    const next = { ...reply, value: { ...reply.value, ...change } };
    keepDraft(`objection-answer:${answering}`, next);
    this.setData({ reply: next, problem: '' });
  },

  typeAnswer(event: Typed) {
    this.keepReply({ text: event.detail.value });
  },

  chooseCorrection(event: WechatMiniprogram.TouchEvent) {
    const { kind } = event.currentTarget.dataset as { kind: CorrectionForm['kind'] };
    this.setData({ search: '', found: [] });
    this.keepReply({ correction: { ...NO_CORRECTION, kind } });
  },

  typeArea(event: Typed) {
    const { reply } = this.data;
    if (reply)
      this.keepReply({ correction: { ...reply.value.correction, area: event.detail.value } });
  },

  /** On the roster, or for what it leaves out among the households or people of the community. */
  async search(event: Typed) {
    const search = event.detail.value.slice(0, 20);
    this.setData({ search, found: [] });
    if (search.trim() === '') return;
    const found = await this.find(search.trim());
    if (search === this.data.search && found) this.setData({ found: found.slice(0, 8) });
  },

  async find(search: string): Promise<Found[] | null> {
    const { communityId, motionId, detail, reply } = this.data;
    if (reply?.value.correction.kind !== 'add') {
      const answer = await callCloud('ballot', 'listVoters', { communityId, motionId, search });
      return answer.ok
        ? answer.data.voters.map(({ voterId, name, label }) => ({
            id: voterId,
            name,
            words: label,
          }))
        : this.fail(errorWords(answer));
    }
    const { placeId = communityId, basis = 'households' } = detail?.form ?? {};
    if (basis === 'households' || basis === 'owners') {
      const answer = await callCloud('resident', 'listHouseholds', {
        communityId,
        placeId,
        search,
      });
      return answer.ok
        ? answer.data.households.map(({ householdId, label }) => ({
            id: householdId,
            name: label,
            words: '',
          }))
        : this.fail(errorWords(answer));
    }
    const named = nameTyped(search).trim();
    if ([...named].length < 2) return [];
    const answer = await callCloud('role', 'listPeople', {
      communityId,
      search: named,
      purpose: 'roster',
      commandId: newCommandId(),
    });
    return answer.ok
      ? answer.data.people.map(({ residentId, name, label }) => ({
          id: residentId,
          name,
          words: label,
        }))
      : this.fail(errorWords(answer));
  },

  fail(problem: string): null {
    this.setData({ problem });
    return null;
  },

  chooseFound(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = event.currentTarget.dataset as { id: string; name: string };
    const { reply } = this.data;
    this.setData({ search: '', found: [] });
    if (reply) this.keepReply({ correction: { ...reply.value.correction, id, name } });
  },

  async answer() {
    const { communityId, motionId, answering, reply, busy } = this.data;
    if (busy || !reply) return;
    const correction = correctionOf(reply.value.correction);
    const text = reply.value.text.trim();
    if (text === '' || !correction) {
      this.setData({ problem: text === '' ? OBJECTIONS.answerFirst : OBJECTIONS.chooseFirst });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('ballot', 'answerObjection', {
      communityId,
      motionId,
      objectionId: answering,
      answer: text,
      correction,
      commandId: reply.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`objection-answer:${answering}`);
    this.setData({ answering: '', reply: null });
    await this.refresh();
  },

  /** The second word on a change of the roster. */
  async decide(event: WechatMiniprogram.TouchEvent) {
    const { id, proposal, decision } = event.currentTarget.dataset as {
      id: string;
      proposal: string;
      decision: 'confirm' | 'refuse';
    };
    const { communityId, motionId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, problem: '' });
    const name = `correction-${decision}:${proposal}`;
    const answer = await callCloud('ballot', 'decideCorrection', {
      communityId,
      motionId,
      objectionId: id,
      proposalId: proposal,
      decision,
      commandId: keptCommandId(name),
    });
    this.setData({ busy: false });
    settleCommand(name, answer);
    if (!answer.ok) this.setData({ problem: errorWords(answer) });
    await this.refresh();
  },

  leave() {
    this.setData({ raising: false, answering: '', reply: null, problem: '' });
  },
});

/** The roster until it opens, the result until its publication is over. */
function kindOf({ phase, state }: MotionDetail): Kind {
  if (phase === 'notice') return 'roster';
  return state === 'counted' || state === 'signed' || state === 'published' ? 'result' : '';
}

function rowOf(one: ObjectionLine, now: number): Row {
  return { ...one, ...objectionWords(one, now) };
}

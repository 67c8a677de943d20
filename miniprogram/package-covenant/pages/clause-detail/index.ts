import '../../errors';
import type {
  AmendmentLine,
  ClauseComment,
  CovenantActions,
  CovenantDetail,
  Stance,
} from '../../../../typings/contract/covenant';
import type { Envelope } from '../../../../typings/contract/envelope';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { WITHDRAW } from '../../../text/covenant/amendment';
import { clauseName } from '../../../text/covenant/clause';
import {
  agreedWords,
  BEST,
  CLAUSE_DETAIL,
  COMMENT_HELD,
  standWords,
} from '../../../text/covenant/talk';
import { amendmentTitle, STANCES } from '../../../text/covenant/words';
import { formErrorWords } from '../../../text/error';
import { callHelper } from '../../../view/call-helper';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';
import { LONGEST } from '../../limits';
import { report } from '../../report';

interface Said {
  stance: Stance | '';
  text: string;
}
const NOTHING: Said = { stance: '', text: '' };

type Stands = Record<Stance, number>;
const NO_STANDS: Stands = { for: 0, against: 0, question: 0 };

type Comments = CovenantActions['listComments']['data'];
type Amendments = CovenantActions['listAmendments']['data'];
interface BestRow {
  side: string;
  comment: ClauseComment;
  supports: string;
}
interface All {
  detail: CovenantDetail;
  talk: Comments;
  changes: Amendments;
}

/** One clause, what neighbours say about it, and what they would change. */
definePage({
  data: {
    words: CLAUSE_DETAIL,
    communityId: '',
    covenantId: '',
    clauseId: '',
    gone: false,
    title: '',
    name: '',
    chapter: '',
    text: '',
    speaks: false,
    drafts: false,
    best: [] as BestRow[],
    ...noRows<ClauseComment>(),
    changes: [] as { id: string; line: AmendmentLine; title: string }[],
    changesMore: false,
    stances: Object.entries(STANCES).map(([stance, name]) => ({ stance, name })),
    draft: null as Draft<Said> | null,
    said: NOTHING,
    /** how the reader sees the clause, and how many see it in which way */
    own: '' as Stance | '',
    stands: NO_STANDS,
    bars: standBars(NO_STANDS),
    longest: LONGEST.comment,
    problem: '',
    busy: false,
  },

  callHelper() {
    void callHelper(this.data.communityId);
  },

  onLoad(query) {
    const { communityId = '', covenantId = '', clauseId = '' } = query;
    const draft = openNew(`comment:${clauseId}`, NOTHING);
    this.setData({ communityId, covenantId, clauseId, draft, said: draft.value });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, covenantId, clauseId } = this.data;
    await load(this, {
      keep: `clause:${clauseId}`,
      ask: () => askAll({ communityId, covenantId }, clauseId),
      show: (all) => this.show(all),
    });
  },

  show({ detail, talk, changes }: All) {
    const { clauseId } = this.data;
    const at = detail.clauses.findIndex((one) => one.clauseId === clauseId);
    const clause = detail.clauses[at];
    if (clause) void wx.setNavigationBarTitle({ title: clauseName(at + 1) });
    const { best, comments, next, stands } = talk;
    const counted = stands ?? NO_STANDS;
    this.setData({
      gone: clause === undefined,
      title: detail.title,
      name: clause ? clauseName(at + 1) : '',
      chapter: chapterAt(detail.clauses, at),
      text: clause?.text ?? '',
      speaks: detail.speaks,
      drafts: detail.drafts,
      best: [
        ...(best.for ? [bestRow(BEST.for, best.for)] : []),
        ...(best.against ? [bestRow(BEST.against, best.against)] : []),
      ],
      own: stands?.own ?? '',
      stands: counted,
      bars: standBars(counted),
      rows: comments,
      next,
      changes: changes.amendments.map((line) => ({
        id: line.amendmentId,
        line,
        title: amendmentTitle(detail.clauses, line.change),
      })),
      changesMore: changes.next !== null,
    });
  },

  async more() {
    const { communityId, covenantId, clauseId } = this.data;
    await showMore(this, {
      ask: (after) =>
        callCloud('covenant', 'listComments', { communityId, covenantId, clauseId, after }),
      rows: ({ comments }: Comments) => comments,
    });
  },

  /** One tap says it, another takes it back; words may follow, and need not. */
  async choose({ detail }: WechatMiniprogram.CustomEvent<{ chosen: Stance | null }>) {
    const { communityId, covenantId, clauseId, own, stands, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true });
    const wanted = detail.chosen ?? 'none';
    const one = { communityId, covenantId, clauseId };
    const answer = await callCloud('covenant', 'takeStance', { ...one, stance: wanted });
    this.setData({ busy: false });
    if (!answer.ok) return explain(answer);
    const next = wanted === 'none' ? '' : wanted;
    const counted = { ...stands };
    if (own) counted[own] -= 1;
    if (next) counted[next] += 1;
    this.setData({ own: next, stands: counted, bars: standBars(counted) });
    this.keep({ stance: next });
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.keep({ text: event.detail.value });
  },

  keep(change: Partial<Said>) {
    const { draft, clauseId } = this.data;
    const said = { ...this.data.said, ...change };
    if (draft) keepDraft(`comment:${clauseId}`, { ...draft, value: said });
    this.setData({ said, problem: '' });
  },

  async say() {
    const { communityId, covenantId, clauseId, draft, said, busy } = this.data;
    const { stance } = said;
    const text = said.text.trim();
    if (busy || !draft || stance === '') return;
    if (text === '') {
      this.setData({ problem: CLAUSE_DETAIL.writeFirst });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const { commandId } = draft;
    const answer = await callCloud('covenant', 'writeComment', {
      communityId,
      covenantId,
      clauseId,
      stance,
      text,
      commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    const key = `comment:${clauseId}`;
    dropDraft(key);
    const next = openNew(key, NOTHING);
    this.setData({ draft: next, said: next.value });
    if (answer.data.state === 'held') {
      await wx.showModal(COMMENT_HELD);
    } else {
      void wx.showToast({ title: CLAUSE_DETAIL.shown, icon: 'success' });
    }
    await this.refresh();
  },

  async react(
    event: WechatMiniprogram.CustomEvent<{
      commentId: string;
      value: 'support' | 'oppose' | 'none';
    }>,
  ) {
    const { communityId, covenantId, busy } = this.data;
    const { commentId, value } = event.detail;
    if (busy) return;
    this.setData({ busy: true });
    const answer = await callCloud('covenant', 'reactToComment', {
      communityId,
      covenantId,
      commentId,
      value,
    });
    this.setData({ busy: false });
    if (!answer.ok) return explain(answer);
    const turn = (one: ClauseComment) =>
      one.commentId === commentId ? reacted(one, answer.data.value) : one;
    this.setData({
      rows: this.data.rows.map(turn),
      best: this.data.best.map(({ side, comment }) => bestRow(side, turn(comment))),
    });
  },

  async reportComment(event: WechatMiniprogram.CustomEvent<{ commentId: string }>) {
    const { communityId, covenantId } = this.data;
    await report({ communityId, covenantId, subject: 'comment', id: event.detail.commentId });
  },

  async reportAmendment(event: WechatMiniprogram.CustomEvent<{ amendmentId: string }>) {
    const { communityId, covenantId } = this.data;
    await report({ communityId, covenantId, subject: 'amendment', id: event.detail.amendmentId });
  },

  async withdraw(event: WechatMiniprogram.CustomEvent<{ amendmentId: string }>) {
    const { communityId, covenantId, busy } = this.data;
    const { amendmentId } = event.detail;
    if (busy) return;
    const { confirm } = await wx.showModal(WITHDRAW);
    if (!confirm) return;
    this.setData({ busy: true });
    const key = `amendment-withdraw:${amendmentId}`;
    const commandId = keptCommandId(key);
    const answer = await callCloud('covenant', 'withdrawAmendment', {
      communityId,
      covenantId,
      amendmentId,
      commandId,
    });
    this.setData({ busy: false });
    settleCommand(key, answer);
    if (!answer.ok) explain(answer);
    await this.refresh();
  },

  amend() {
    const { communityId, covenantId, clauseId } = this.data;
    go(pathTo.amend(communityId, covenantId, clauseId));
  },

  openChanges() {
    const { communityId, covenantId, clauseId } = this.data;
    go(pathTo.amendments(communityId, covenantId, clauseId));
  },
});

/** The clause with all that is said about it, at once: what comes late would move what is touched. */
async function askAll(
  covenant: { communityId: string; covenantId: string },
  clauseId: string,
): Promise<Envelope<All>> {
  const [detail, talk, changes] = await Promise.all([
    callCloud('covenant', 'showCovenant', covenant),
    callCloud('covenant', 'listComments', { ...covenant, clauseId }),
    callCloud('covenant', 'listAmendments', { ...covenant, clauseId }),
  ]);
  if (!detail.ok) return detail;
  if (!talk.ok) return talk;
  if (!changes.ok) return changes;
  return { ok: true, data: { detail: detail.data, talk: talk.data, changes: changes.data } };
}

/** The chapter in which a clause stands: the last one that begins at it or before it. */
function chapterAt(clauses: CovenantDetail['clauses'], at: number): string {
  const begun = clauses.slice(0, at + 1).filter(({ chapter }) => chapter !== '');
  return begun.at(-1)?.chapter ?? '';
}

/** How many see a clause in which way: a bar, and the same in words. */
function standBars(stands: Stands) {
  const parts = (['for', 'question', 'against'] as const)
    .map((stance) => ({
      stance,
      words: standWords(stance, stands[stance]),
      count: stands[stance],
    }))
    .filter(({ count }) => count > 0);
  return {
    total: parts.reduce((sum, { count }) => sum + count, 0),
    parts,
    spoken: parts.map(({ words }) => words).join('，'),
  };
}

const bestRow = (side: string, comment: ClauseComment): BestRow => ({
  side,
  comment,
  supports: agreedWords(comment.supports),
});

function reacted(comment: ClauseComment, value: 'support' | 'oppose' | 'none'): ClauseComment {
  const { mine, supports, opposes } = comment;
  const count = (side: 'support' | 'oppose') => (value === side ? 1 : 0) - (mine === side ? 1 : 0);
  return {
    ...comment,
    mine: value === 'none' ? null : value,
    supports: supports + count('support'),
    opposes: opposes + count('oppose'),
  };
}

import type { CovenantDetail } from '../../../../typings/contract/covenant';
import { clauseName } from '../../../text/covenant/clause';
import { saidWords, WORK } from '../../../text/covenant/detail';
import { takesComments } from '../../../text/covenant/state';

export interface ClauseRow {
  clauseId: string;
  name: string;
  chapter: string;
  text: string;
  /** 3 条意见 · 1 条修改建议 */
  said: string;
}

export function clauseRows({ clauses }: CovenantDetail): ClauseRow[] {
  return clauses.map(({ clauseId, chapter, text, comments, amendments }, index) => ({
    clauseId,
    name: clauseName(index + 1),
    chapter,
    text,
    said: saidWords(comments, amendments),
  }));
}

/** The one thing to do next; '' if there is none. */
export type Primary = '' | 'add' | 'check' | 'answer' | 'open' | 'settle';

export interface Work {
  primary: Primary;
  label: string;
  note: string;
}

/** What the drafting group, or somebody who lives there, would do next. */
export function nextWork(detail: CovenantDetail, now: number): Work {
  const waiting = waitingOf(detail);
  const { state, drafts, speaks, unanswered } = detail;
  if (drafts && state === 'draft') {
    return {
      primary: 'open',
      label: WORK.open,
      note: WORK.openNote(detail.placeLabel),
    };
  }
  if (drafts && state === 'open') {
    if (waiting > 0) return { primary: 'answer', label: WORK.answer(waiting), note: '' };
    if (unanswered > 0) return { primary: 'check', label: WORK.check(unanswered), note: '' };
    const note = takesComments(detail, now) ? WORK.settleEarly : '';
    return { primary: 'settle', label: WORK.settle, note };
  }
  if (speaks) return { primary: 'add', label: WORK.add, note: '' };
  return { primary: '', label: '', note: '' };
}

export function waitingOf({ clauses }: CovenantDetail): number {
  return clauses.reduce((sum, { amendments }) => sum + amendments, 0);
}

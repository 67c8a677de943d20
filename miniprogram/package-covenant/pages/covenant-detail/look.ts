import type { CovenantDetail } from '../../../../typings/contract/covenant';
import { clauseName } from '../../../text/covenant/clause';
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
    said: [
      comments > 0 ? `${comments} 条意见` : '',
      amendments > 0 ? `${amendments} 条修改建议等答复` : '',
    ]
      .filter(Boolean)
      .join(' · '),
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
      label: '请大家提意见',
      note: `住在${detail.placeLabel}的人都会看到，能说看法、提修改。`,
    };
  }
  if (drafts && state === 'open') {
    if (waiting > 0) return { primary: 'answer', label: `答复 ${waiting} 条修改建议`, note: '' };
    if (unanswered > 0) return { primary: 'check', label: `看看 ${unanswered} 处提醒`, note: '' };
    const note = takesComments(detail, now) ? '意见还没收完，定稿以后大家就不能再提了。' : '';
    return { primary: 'settle', label: '定稿，交给大家表决', note };
  }
  if (speaks) return { primary: 'add', label: '提议加一条', note: '' };
  return { primary: '', label: '', note: '' };
}

export function waitingOf({ clauses }: CovenantDetail): number {
  return clauses.reduce((sum, { amendments }) => sum + amendments, 0);
}

/** What is left to do before it is settled, in words. */
export function leftWords(unanswered: number, missing: number | null): string {
  const left = [
    unanswered > 0 ? `${unanswered} 处提醒没有回复` : '',
    missing ? `缺 ${missing} 个方面` : '',
  ].filter(Boolean);
  return left.length > 0 ? left.join('，') : '提醒都回复了，方面也齐了';
}

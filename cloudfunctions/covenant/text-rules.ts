import { createHash } from 'node:crypto';
import type {
  AmendmentChange,
  Aspect,
  Clause,
  ClauseDiff,
  DiffPart,
  DraftClause,
  LintFlag,
  SplitWarning,
} from '../../typings/contract/covenant.ts';

/** What the use cases ask of a text, in its plainest form. */

interface Text {
  title: string;
  preamble: string;
  clauses: readonly Clause[];
}

export function fingerprintOf({ title, preamble, clauses }: Text): string {
  const words = clauses.map(({ chapter, text }) => [chapter, text]);
  return createHash('sha256')
    .update(JSON.stringify([title, preamble, words]))
    .digest('hex');
}

/** The clauses after a change, or null if one that it names is not there. */
export function applyChange(
  clauses: readonly Clause[],
  change: AmendmentChange,
  newId: string,
): Clause[] | null {
  const placeOf = (id: string | null) =>
    id === null ? -1 : clauses.findIndex(({ clauseId }) => clauseId === id);
  const isThere = (id: string | null) => id === null || placeOf(id) >= 0;
  if ('clauseId' in change && !isThere(change.clauseId)) return null;
  if ('afterId' in change && !isThere(change.afterId)) return null;
  if (change.kind === 'change') {
    const { clauseId, text } = change;
    return clauses.map((clause) => (clause.clauseId === clauseId ? { ...clause, text } : clause));
  }
  const moved =
    change.kind === 'add'
      ? { clauseId: newId, chapter: '', text: change.text, aspects: [] }
      : clauses[placeOf(change.clauseId)];
  const rest = clauses.filter((clause) => clause !== moved);
  if (change.kind === 'delete' || !moved) return rest;
  const at = rest.findIndex(({ clauseId }) => clauseId === change.afterId) + 1;
  return [...rest.slice(0, at), moved, ...rest.slice(at)];
}

const ASPECTS: readonly Aspect[] = ['neighbours', 'environment'];

export function suggestAspects(text: string): Aspect[] {
  return ASPECTS.filter((aspect) => text.includes(aspect === 'neighbours' ? '邻' : '环境'));
}

export function missingAspects(clauses: readonly Clause[]): Aspect[] {
  return ASPECTS.filter((aspect) => !clauses.some(({ aspects }) => aspects.includes(aspect)));
}

export function lint(clauses: readonly Clause[]): LintFlag[] {
  return clauses
    .filter(({ text }) => text.includes('罚款'))
    .map(({ clauseId, text }) => ({
      flagId: createHash('sha256').update(`fine ${text}`).digest('hex').slice(0, 20),
      clauseId,
      kind: 'fine',
      words: '罚款',
      answer: null,
    }));
}

export function diffText(before: string, after: string): DiffPart[] {
  const parts: DiffPart[] =
    before === after
      ? [{ kind: 'same', text: before }]
      : [
          { kind: 'gone', text: before },
          { kind: 'new', text: after },
        ];
  return parts.filter(({ text }) => text !== '');
}

export function diffClauses(before: readonly Clause[], after: readonly Clause[]): ClauseDiff[] {
  return after.map((clause, index) => {
    const old = before.findIndex(({ clauseId }) => clauseId === clause.clauseId);
    const text = before[old]?.text ?? '';
    const kind = old < 0 ? 'added' : text === clause.text ? 'same' : 'changed';
    const parts = diffText(text, clause.text);
    return { kind, before: old < 0 ? null : old + 1, after: index + 1, parts };
  });
}

interface Split {
  title: string;
  preamble: string;
  clauses: DraftClause[];
  warnings: SplitWarning[];
}

export function splitText(text: string): Split {
  const lines = text.split('\n').map((line) => line.trim());
  const clauses = lines.filter(Boolean).map((line) => ({ chapter: '', text: line }));
  return { title: '', preamble: '', clauses, warnings: ['no-numbers'] };
}

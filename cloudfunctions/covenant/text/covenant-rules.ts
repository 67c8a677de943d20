import { createHash } from 'node:crypto';
import type { AmendmentChange, Clause } from '../../../typings/contract/covenant.ts';

interface Text {
  title: string;
  preamble: string;
  clauses: readonly Pick<Clause, 'chapter' | 'text'>[];
}

/**
 * SHA-256, hexadecimal, of the UTF-8 JSON `[title, preamble, [[chapter, text], …]]` without spaces: what is
 * read, and nothing that is about it. Whoever has the text can compute it.
 */
export function fingerprintOf({ title, preamble, clauses }: Text): string {
  const words = clauses.map(({ chapter, text }) => [chapter, text]);
  return createHash('sha256')
    .update(JSON.stringify([title, preamble, words]), 'utf8')
    .digest('hex');
}

/**
 * The clauses after a change. A clause that heads a chapter hands the heading on when it goes.
 * @param newId of a clause that is added
 * @returns null if a clause that the change names is not there, or the new one is there already
 */
export function applyChange(
  clauses: readonly Clause[],
  change: AmendmentChange,
  newId: string,
): Clause[] | null {
  const isThere = (id: string) => clauses.some(({ clauseId }) => clauseId === id);
  if ('clauseId' in change && !isThere(change.clauseId)) return null;
  if ('afterId' in change && change.afterId !== null && !isThere(change.afterId)) return null;
  if (change.kind === 'change') {
    const { clauseId, text } = change;
    return clauses.map((clause) => (clause.clauseId === clauseId ? { ...clause, text } : clause));
  }
  if (change.kind === 'add') {
    if (isThere(newId)) return null;
    const added = { clauseId: newId, chapter: '', text: change.text, aspects: [] };
    return placed(clauses, added, change.afterId);
  }
  const moved = clauses.find(({ clauseId }) => clauseId === change.clauseId);
  if (change.kind === 'move' && change.afterId === change.clauseId) return [...clauses];
  const rest = without(clauses, change.clauseId);
  if (change.kind === 'delete' || !moved) return rest;
  return placed(rest, { ...moved, chapter: '' }, change.afterId);
}

function without(clauses: readonly Clause[], id: string): Clause[] {
  const at = clauses.findIndex(({ clauseId }) => clauseId === id);
  const heading = clauses[at]?.chapter ?? '';
  return clauses.flatMap((clause, index) => {
    if (index === at) return [];
    const inherits = index === at + 1 && clause.chapter === '';
    return [inherits ? { ...clause, chapter: heading } : clause];
  });
}

/** At the very beginning the new first clause takes the heading there. */
function placed(clauses: readonly Clause[], clause: Clause, afterId: string | null): Clause[] {
  const at = afterId === null ? 0 : clauses.findIndex((one) => one.clauseId === afterId) + 1;
  const [first, ...others] = clauses;
  if (at === 0 && first) {
    return [{ ...clause, chapter: first.chapter }, { ...first, chapter: '' }, ...others];
  }
  return [...clauses.slice(0, at), clause, ...clauses.slice(at)];
}

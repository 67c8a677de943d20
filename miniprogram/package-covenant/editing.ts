import type { Aspect, Clause, SplitClause } from '../../typings/contract/covenant';

/** A clause on the way to a text. `key` tells the cards apart while they are moved about. */
export interface EditClause {
  key: number;
  /** null = new */
  clauseId: string | null;
  /** of the chapter that begins here; '' if none does */
  chapter: string;
  text: string;
  aspects: Aspect[];
  /** what the drafter should decide about a clause that was just split */
  unsure?: SplitClause['unsure'];
}

export function fromDraft(clauses: readonly SplitClause[]): EditClause[] {
  return clauses.map(({ chapter, text, unsure }, key) => ({
    key,
    clauseId: null,
    chapter,
    text,
    aspects: [],
    ...(unsure && { unsure }),
  }));
}

export function fromClauses(clauses: readonly Clause[]): EditClause[] {
  return clauses.map(({ clauseId, chapter, text, aspects }, key) => ({
    key,
    clauseId,
    chapter,
    text,
    aspects,
  }));
}

const nextKey = (all: readonly EditClause[]) => 1 + Math.max(-1, ...all.map(({ key }) => key));

/** Whoever changes a clause has decided about it. */
function decided({ unsure: _, ...clause }: EditClause): EditClause {
  return clause;
}

/** As it was read: the name is a chapter's, the text a clause. */
export function confirmed(all: readonly EditClause[], at: number): EditClause[] {
  return all.map((clause, index) => (index === at ? decided(clause) : clause));
}

/**
 * The name above a clause is none: it ends the clause before, with the text below it if that has no number
 * of its own. Above the first clause it becomes its first line.
 */
export function withoutHeading(all: readonly EditClause[], at: number): EditClause[] {
  const clause = all[at];
  if (!clause) return [...all];
  const { chapter, text, unsure } = clause;
  const before = all[at - 1];
  if (!before) {
    return changed(all, at, { chapter: '', text: `${chapter}\n${text}` });
  }
  const more = unsure === 'section' ? `${chapter}\n${text}` : chapter;
  const joined = changed(all, at - 1, { text: `${before.text.trimEnd()}\n${more}` });
  if (unsure !== 'section') return changed(joined, at, { chapter: '' });
  return joined.filter((_, index) => index !== at);
}

/** With a text behind the last one, as one clause. */
export function appended(all: readonly EditClause[], text: string): EditClause[] {
  const clause: EditClause = {
    key: nextKey(all),
    clauseId: null,
    chapter: '',
    text,
    aspects: [],
  };
  return [...all, clause];
}

/** All with one of them changed. */
export function changed(
  all: readonly EditClause[],
  at: number,
  change: Partial<Pick<EditClause, 'chapter' | 'text' | 'aspects'>>,
): EditClause[] {
  return all.map((clause, index) => (index === at ? { ...decided(clause), ...change } : clause));
}

/**
 * A clause becomes the end of the one before it, which keeps its id; the first one stays. A chapter that
 * began with it begins with the next.
 */
export function mergedUp(all: readonly EditClause[], at: number): EditClause[] {
  const [before, clause] = [all[at - 1], all[at]];
  if (!before || !clause) return [...all];
  const texts = [before.text.trimEnd(), clause.text.trimStart()].filter(Boolean);
  const aspects = [...new Set([...before.aspects, ...clause.aspects])];
  const merged = { ...decided(before), text: texts.join('\n'), aspects };
  const rest = removed(all, at);
  return [...rest.slice(0, at - 1), merged, ...rest.slice(at)];
}

/**
 * The sentences and lines of a text, each with where it ends (a count of UTF-16 units); of a single
 * sentence its parts between commas.
 */
export function piecesOf(text: string): { text: string; end: number }[] {
  const sentences = piecesBy(text, /[^。；！？\n]*[。；！？\n]+|[^。；！？\n]+$/g);
  return sentences.length > 1 ? sentences : piecesBy(text, /[^，：]*[，：]+|[^，：]+$/g);
}

function piecesBy(text: string, parts: RegExp): { text: string; end: number }[] {
  let end = 0;
  return (text.match(parts) ?? []).map((part) => {
    end += part.length;
    return { text: part.trim(), end };
  });
}

/**
 * Everything behind a place (a count of UTF-16 units) becomes a clause of its own; nothing happens where
 * one of the two would be empty.
 */
export function splitAt(all: readonly EditClause[], at: number, place: number): EditClause[] {
  const clause = all[at];
  if (!clause) return [...all];
  const [first, second] = [clause.text.slice(0, place).trimEnd(), clause.text.slice(place).trim()];
  if (first.trim() === '' || second === '') return [...all];
  const rest: EditClause = {
    key: nextKey(all),
    clauseId: null,
    chapter: '',
    text: second,
    aspects: [],
  };
  return [...all.slice(0, at), { ...decided(clause), text: first }, rest, ...all.slice(at + 1)];
}

/** Without one; the chapter that began with it begins with the next, if that does not begin one itself. */
export function removed(all: readonly EditClause[], at: number): EditClause[] {
  const gone = all[at];
  const next = all[at + 1];
  const rest = all.filter((_, index) => index !== at);
  if (!gone?.chapter || !next || next.chapter) return rest;
  return changed(rest, at, { chapter: gone.chapter });
}

/** With an empty one behind. */
export function added(all: readonly EditClause[], at: number): EditClause[] {
  const clause: EditClause = {
    key: nextKey(all),
    clauseId: null,
    chapter: '',
    text: '',
    aspects: [],
  };
  return [...all.slice(0, at + 1), clause, ...all.slice(at + 1)];
}

/** One place up (-1) or down (1); a heading stays where it stands. */
export function moved(all: readonly EditClause[], at: number, by: -1 | 1): EditClause[] {
  const [clause, other] = [all[at], all[at + by]];
  if (!clause || !other) return [...all];
  const next = [...all];
  next[at + by] = { ...decided(clause), chapter: other.chapter };
  next[at] = { ...decided(other), chapter: clause.chapter };
  return next;
}

import type { Clause, ClauseDiff, DiffPart } from '../../../typings/contract/covenant.ts';

const WORDS = new Intl.Segmenter('zh-CN', { granularity: 'word' });
/** Cells of the table that two texts are compared in; beyond that all of it counts as new. */
const MOST_CELLS = 4_000_000;

const wordsOf = (text: string): string[] => [...WORDS.segment(text)].map(({ segment }) => segment);

/**
 * What two texts have in common and what not, by words. `same` and `gone` make the old text, `same` and
 * `new` the new one; neighbours of one kind are one part, and what is gone stands before what is new.
 */
export function diffText(before: string, after: string): DiffPart[] {
  const old = wordsOf(before);
  const young = wordsOf(after);
  const most = Math.min(old.length, young.length);
  let head = 0;
  while (head < most && old[head] === young[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === young.at(-1 - tail)) tail += 1;
  const pieces = [
    ...old.slice(0, head).map((text): DiffPart => ({ kind: 'same', text })),
    ...compared(old.slice(head, old.length - tail), young.slice(head, young.length - tail)),
    ...old.slice(old.length - tail).map((text): DiffPart => ({ kind: 'same', text })),
  ];
  return joined(pieces);
}

/** By the longest run of words that both have in this order. */
function compared(old: readonly string[], young: readonly string[]): DiffPart[] {
  const gone = (text: string): DiffPart => ({ kind: 'gone', text });
  const fresh = (text: string): DiffPart => ({ kind: 'new', text });
  const width = young.length + 1;
  if (old.length * young.length > MOST_CELLS) return [...old.map(gone), ...young.map(fresh)];
  // common[i · width + j]: words in common from the i-th old and the j-th new word on
  const common = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = young.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        old[i] === young[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const parts: DiffPart[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length && j < young.length) {
    const [word = '', other = ''] = [old[i], young[j]];
    if (word === other) {
      parts.push({ kind: 'same', text: word });
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      parts.push(gone(word));
      i += 1;
    } else {
      parts.push(fresh(other));
      j += 1;
    }
  }
  return [...parts, ...old.slice(i).map(gone), ...young.slice(j).map(fresh)];
}

/** Neighbours of one kind as one part; between two that are the same, first what is gone, then what is new. */
function joined(pieces: readonly DiffPart[]): DiffPart[] {
  const parts: DiffPart[] = [];
  let gone = '';
  let fresh = '';
  const flush = () => {
    if (gone !== '') parts.push({ kind: 'gone', text: gone });
    if (fresh !== '') parts.push({ kind: 'new', text: fresh });
    gone = '';
    fresh = '';
  };
  for (const { kind, text } of pieces) {
    const last = parts.at(-1);
    if (kind === 'gone') gone += text;
    else if (kind === 'new') fresh += text;
    else if (gone === '' && fresh === '' && last?.kind === 'same') last.text += text;
    else {
      flush();
      parts.push({ kind, text });
    }
  }
  flush();
  return parts;
}

const readOf = ({ chapter, text }: Clause): string =>
  chapter === '' ? text : `${chapter}\n${text}`;

/**
 * How the clauses of one version became those of another, in the order of the new one, what was taken out
 * where it stood. A clause is the same by its id; moved are the fewest that have to be.
 */
export function diffClauses(before: readonly Clause[], after: readonly Clause[]): ClauseDiff[] {
  const places = new Map(before.map(({ clauseId }, index) => [clauseId, index]));
  const there = new Set(after.map(({ clauseId }) => clauseId));
  const stays = inOrder(after.map(({ clauseId }) => places.get(clauseId) ?? -1));
  const deleted = (index: number): ClauseDiff => ({
    kind: 'deleted',
    before: index + 1,
    after: null,
    parts: diffText(readOf(before[index] as Clause), ''),
  });
  const isGone = (index: number) => !there.has(before[index]?.clauseId ?? '');
  const lines: ClauseDiff[] = [];
  let next = 0; // of the old text, up to where what was taken out has been named
  after.forEach((clause, index) => {
    const place = places.get(clause.clauseId);
    if (place === undefined) {
      const parts = diffText('', readOf(clause));
      lines.push({ kind: 'added', before: null, after: index + 1, parts });
      return;
    }
    if (stays.has(place)) {
      for (; next < place; next += 1) if (isGone(next)) lines.push(deleted(next));
    }
    const old = readOf(before[place] as Clause);
    const now = readOf(clause);
    const kind = old !== now ? 'changed' : stays.has(place) ? 'same' : 'moved';
    lines.push({ kind, before: place + 1, after: index + 1, parts: diffText(old, now) });
  });
  for (; next < before.length; next += 1) if (isGone(next)) lines.push(deleted(next));
  return lines;
}

/** The most places that stand in rising order; places below 0 are none. */
function inOrder(places: readonly number[]): Set<number> {
  const best: { length: number; previous: number }[] = [];
  places.forEach((place, index) => {
    let [length, previous] = [1, -1];
    for (let earlier = 0; earlier < index; earlier += 1) {
      const found = places[earlier] ?? -1;
      const longer = (best[earlier]?.length ?? 0) + 1;
      if (found >= 0 && found < place && longer > length) [length, previous] = [longer, earlier];
    }
    best.push({ length: place < 0 ? 0 : length, previous });
  });
  let end = -1;
  best.forEach(({ length }, index) => {
    if (length > (best[end]?.length ?? 0)) end = index;
  });
  const found = new Set<number>();
  for (let index = end; index >= 0; index = best[index]?.previous ?? -1) {
    found.add(places[index] as number);
  }
  return found;
}

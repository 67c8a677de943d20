import type { AmendmentChange, ClauseLine } from '../../../../typings/contract/covenant';
import type { Stored } from '../../../store/draft';
import { behindWords, LACKS, TO_FRONT } from '../../../text/covenant/amendment';

type Kind = AmendmentChange['kind'];

/** What is typed. */
export interface AmendmentForm {
  kind: Kind;
  /** the new words of a changed clause: they begin as its own */
  changed: string;
  /** the words of a new clause */
  added: string;
  /** behind which clause it goes; null = to the front, undefined = not chosen */
  afterId?: string | null;
  reason: string;
}

/** What one about a clause begins with, or one to add a clause; the version is the words that it is about. */
export function beginningFor(clause: ClauseLine | null): Stored<AmendmentForm> {
  const text = clause?.text ?? '';
  const kind = clause ? 'change' : 'add';
  return { version: text, value: { kind, changed: text, added: '', reason: '' } };
}

/** A clause that is gone meanwhile can only be added anew. */
export function asNew(form: AmendmentForm): AmendmentForm {
  return { ...form, kind: 'add', added: form.added || form.changed };
}

/** Where a clause may go: to the front, or behind one of the others. */
export function placesFor(
  clauses: readonly ClauseLine[],
  clauseId: string,
): { afterId: string | null; words: string }[] {
  const places = clauses.flatMap(({ clauseId: id, text }, index) =>
    id === clauseId ? [] : [{ afterId: id, words: behindWords(index + 1, text) }],
  );
  return [{ afterId: null, words: TO_FRONT }, ...places];
}

/** What is still missing, in words; '' if it can be sent. */
export function lackOf(form: AmendmentForm, clause: ClauseLine | null): string {
  if (form.kind === 'change') {
    const text = form.changed.trim();
    if (text === '') return LACKS.changed;
    if (text === clause?.text.trim()) return LACKS.same;
  }
  if (form.kind === 'add' && form.added.trim() === '') return LACKS.added;
  if (form.kind === 'move' && form.afterId === undefined) return LACKS.place;
  return '';
}

/** What is sent. A new clause goes behind the one that was opened, or to the end. */
export function changeOf(
  form: AmendmentForm,
  clauseId: string,
  clauses: readonly ClauseLine[],
): AmendmentChange {
  switch (form.kind) {
    case 'change':
      return { kind: 'change', clauseId, text: form.changed.trim() };
    case 'add':
      return {
        kind: 'add',
        afterId: clauseId || (clauses.at(-1)?.clauseId ?? null),
        text: form.added.trim(),
      };
    case 'delete':
      return { kind: 'delete', clauseId };
    case 'move':
      return { kind: 'move', clauseId, afterId: form.afterId ?? null };
  }
}

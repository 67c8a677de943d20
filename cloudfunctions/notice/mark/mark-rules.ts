import type { MarkOnHome } from '../../../typings/contract/parts/door-mark.ts';
import type { HeldRole, Role } from '../../../typings/contract/resident.ts';
import { covers } from '../../kernel/path-id.ts';
import { OFFICERS } from '../../people/officers.ts';
import type { Objection, ReceiptDocument, RecheckState, WrittenReceipt } from '../collections.ts';

/** What is left of a mark that stands no more: it confirms nothing, and nobody is told of it. */
export const TAKEN_AWAY: Pick<ReceiptDocument, 'households' | 'keys'> & {
  telling: null;
  recheck: null;
} = {
  households: [],
  keys: [],
  telling: null,
  recheck: null,
};

/** The office by which somebody writes down what a household said: the nearest to its door. */
export function officeOver(roles: readonly HeldRole[], householdId: string): Role | null {
  const [nearest] = roles
    .filter(({ role, placeId }) => OFFICERS.includes(role) && covers(placeId, householdId))
    .sort((one, other) => other.placeId.length - one.placeId.length);
  return nearest?.role ?? null;
}

/** A mark as its household sees it; none if it stands no more. */
export function markOnHome(
  { by, confirmedAt, undoneAt }: Pick<ReceiptDocument, 'by' | 'confirmedAt' | 'undoneAt'>,
  { householdId, label }: { householdId: string; label: string },
): MarkOnHome[] {
  const { name: byName, how, role: byRole = null } = by;
  if (undoneAt !== null || how === 'self' || how === 'agent') return [];
  return [{ householdId, label, byName, byRole, how, at: confirmedAt }];
}

/** Whether it was said of this officer's mark that it is not so. */
export function isDisputed(
  objections: readonly Pick<Objection, 'authorId'>[] | undefined,
  officerId: string,
): boolean {
  return (objections ?? []).some(({ authorId }) => authorId === officerId);
}

/** The mark goes; what was said of it stays on record. */
export function objected(
  found: Pick<WrittenReceipt, 'by' | 'confirmedAt' | 'objections' | 'recheck'>,
  who: Objection['by'],
  at: number,
) {
  const { by, confirmedAt, objections = [] } = found;
  const objection: Objection = {
    authorId: by.residentId,
    authorName: by.name,
    markedAt: confirmedAt,
    at,
    by: who,
    drawn: isOfSample(found),
  };
  return {
    ...TAKEN_AWAY,
    undoneAt: at,
    telling: 'objection' as const,
    objections: [...objections, objection],
  };
}

const SAMPLED: readonly RecheckState[] = ['drawn', 'sure', 'unreached'];

function isOfSample({ recheck }: Pick<ReceiptDocument, 'recheck'>): boolean {
  return SAMPLED.includes(recheck ?? 'due');
}

/** One in ten, at least one from five on, five at most. */
export function sampleSize(marks: number): number {
  return marks < 5 ? 0 : Math.min(5, Math.ceil(marks / 10));
}

type Drawable = Pick<ReceiptDocument, '_id' | 'by' | 'undoneAt' | 'recheck' | 'objections'>;

/**
 * Which marks of an author on a notice are drawn beside those that were: what stands and was said not to be so counts,
 * what the author took back does not.
 * @param ticketOf by a key that the author does not know
 */
export function drawnNow(
  marks: readonly Drawable[],
  authorId: string,
  ticketOf: (id: string) => string,
): string[] {
  const own = marks.filter(({ by, undoneAt }) => undoneAt === null && by.residentId === authorId);
  const lost = marks.flatMap(({ objections = [] }) =>
    objections.filter((one) => one.authorId === authorId),
  );
  const before = own.filter(isOfSample).length + lost.filter(({ drawn }) => drawn).length;
  const missing = Math.max(0, sampleSize(own.length + lost.length) - before);
  return own
    .filter((one) => !isOfSample(one))
    .map(({ _id }) => ({ _id, ticket: ticketOf(_id) }))
    .sort((one, other) => (one.ticket < other.ticket ? -1 : 1))
    .slice(0, missing)
    .map(({ _id }) => _id);
}

/** So often nobody answers before a mark is asked about no more. */
const MOST_TRIES = 3;

/** Nobody answered: another time, a few times. */
export function unanswered({ tries = 0 }: Pick<ReceiptDocument, 'tries'>) {
  const recheck: RecheckState = tries + 1 < MOST_TRIES ? 'drawn' : 'unreached';
  return { tries: tries + 1, recheck };
}

/** Whether somebody may ask at a door whether a mark is so: one that was drawn, of another, not at home. */
export function mayRecheck(
  { by, recheck, undoneAt }: Pick<ReceiptDocument, 'by' | 'recheck' | 'undoneAt'>,
  officer: { residentId: string; homes: readonly string[] },
  householdId: string,
): boolean {
  const isOpen = undoneAt === null && recheck === 'drawn';
  return isOpen && by.residentId !== officer.residentId && !officer.homes.includes(householdId);
}

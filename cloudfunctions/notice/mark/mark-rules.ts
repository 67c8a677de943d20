import type { MarkOnHome } from '../../../typings/contract/parts/door-mark.ts';
import type { HeldRole, Role } from '../../../typings/contract/resident.ts';
import { DAY, dayOf } from '../../kernel/calendar.ts';
import { covers } from '../../kernel/path-id.ts';
import { OFFICERS } from '../../people/officers.ts';
import type { Objection, ReceiptDocument, RecheckState, WrittenReceipt } from '../collections.ts';

/** Of a mark that waits for another officer no more. */
const NOT_ASKED: Required<Pick<ReceiptDocument, 'authorHomes'>> = { authorHomes: [] };

/** What is left of a mark that stands no more: it confirms nothing, and nobody is told of it. */
export function takenAway(found: Pick<ReceiptDocument, 'telling' | 'objections'>) {
  return {
    ...NOT_ASKED,
    households: [],
    keys: [],
    telling: untoldOf(found).length > 0 ? ('objection' as const) : null,
    recheck: null,
  };
}

/** What was said not to be so and its author has not been told of, be it that another mark stands there by now. */
export function untoldOf({
  telling,
  objections = [],
}: Pick<ReceiptDocument, 'telling' | 'objections'>): (Objection & { nth: number })[] {
  const all = objections.map((objection, nth) => ({ ...objection, nth }));
  const untold = all.filter(({ told }) => told === false);
  return untold.length > 0 || telling !== 'objection' ? untold : all.slice(-1);
}

/** The same, once all authors have been told. */
export function toldOf(objections: readonly Objection[]): Objection[] {
  return objections.map(({ told: _, ...objection }) => objection);
}

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
  found: Pick<WrittenReceipt, 'by' | 'confirmedAt' | 'objections' | 'recheck' | 'telling'>,
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
    told: false,
  };
  return {
    ...takenAway(found),
    undoneAt: at,
    telling: 'objection' as const,
    objections: [...objections, objection],
  };
}

const ASKED: readonly RecheckState[] = ['sure', 'unreached'];
const SAMPLED: readonly RecheckState[] = ['drawn', ...ASKED];

function isOfSample({ recheck }: Pick<ReceiptDocument, 'recheck'>): boolean {
  return SAMPLED.includes(recheck ?? 'due');
}

/** One in ten, at least one from five on, five at most. */
export function sampleSize(marks: number): number {
  return marks < 5 ? 0 : Math.min(5, Math.ceil(marks / 10));
}

interface Drawable
  extends Pick<ReceiptDocument, '_id' | 'by' | 'undoneAt' | 'recheck' | 'objections'> {
  /** somebody of the household has confirmed as well: nobody need ask there, and it makes no sample thinner */
  isConfirmed: boolean;
}

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
  const own = marks
    .filter(({ by, undoneAt }) => undoneAt === null && by.residentId === authorId)
    .filter(({ isConfirmed, recheck }) => !isConfirmed || ASKED.includes(recheck ?? 'due'));
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

/** Nobody answered: another day, a few times. */
export function unanswered({ tries = 0 }: Pick<ReceiptDocument, 'tries'>) {
  const isLast = tries + 1 >= MOST_TRIES;
  const recheck: RecheckState = isLast ? 'unreached' : 'drawn';
  return { tries: tries + 1, recheck, ...(isLast ? NOT_ASKED : {}) };
}

/** The household knew. */
export const SURE = { recheck: 'sure' as const, ...NOT_ASKED };

/** Whether somebody has asked on the day of this instant, and nobody answered. */
export function isAskedToday(
  { change }: Pick<WrittenReceipt, 'change'>,
  action: string,
  at: number,
): boolean {
  return change.action === action && dayOf(change.at) === dayOf(at);
}

/** So long after it was made a drawn mark is asked about: later nobody would remember. */
const RECHECK_DAYS = 30;

/** Marks of before that are asked about no more. */
export const recheckedSince = (at: number): number => at - RECHECK_DAYS * DAY;

interface Asker {
  residentId: string;
  homes: readonly string[];
}

/** Whether a mark is this officer's own, or of somebody who lives with them. */
export function isOwnMark(
  { by, authorHomes = [] }: Pick<ReceiptDocument, 'by' | 'authorHomes'>,
  { residentId, homes }: Asker,
): boolean {
  return by.residentId === residentId || homes.some((home) => authorHomes.includes(home));
}

/** Whether somebody may ask at a door whether a mark is so: one that was drawn, of another household, not at home. */
export function mayRecheck(
  mark: Pick<ReceiptDocument, 'by' | 'recheck' | 'undoneAt' | 'authorHomes'>,
  officer: Asker,
  householdId: string,
): boolean {
  const isOpen = mark.undoneAt === null && mark.recheck === 'drawn';
  return isOpen && !isOwnMark(mark, officer) && !officer.homes.includes(householdId);
}

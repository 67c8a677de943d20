import type { ScorebookKind } from '../../../typings/contract/civility/scorecard.ts';
import type { Role } from '../../../typings/contract/resident.ts';
import { Refusal } from '../../kernel/refusal.ts';
import {
  type Acting,
  ADOPTERS,
  HEARERS,
  officeAt,
  REPORTERS,
  REVIEWERS,
} from '../event/civility-access.ts';

/** What officers of a book do. */
export type BookWork = 'keep' | 'report' | 'review' | 'hear';

const BRANCH: readonly Role[] = ['party-branch'];

/** Who does what in which book. Of members' cards nobody beside the branch learns anything. */
export const BOOK_OFFICES: Record<ScorebookKind, Record<BookWork, readonly Role[]>> = {
  members: { keep: BRANCH, report: BRANCH, review: BRANCH, hear: BRANCH },
  merchants: { keep: ADOPTERS, report: REPORTERS, review: REVIEWERS, hear: HEARERS },
};

/** Those who keep a book of either kind; which one they may is asked for with `requireOffice`. */
export const KEEPERS: readonly Role[] = ADOPTERS;
/** Those who read a queue of either book. */
export const QUEUE_READERS: readonly Role[] = [...new Set([...REVIEWERS, ...HEARERS])];

/** The office in which somebody does this in a book, at a place, or ''. */
export function bookOffice(
  actor: Pick<Acting, 'roles'>,
  book: ScorebookKind,
  work: BookWork,
  placeId: string,
): string {
  return officeAt(actor, placeId, BOOK_OFFICES[book][work]);
}

/** @throws Refusal NOT_ALLOWED, as where there is nothing under that id */
export function requireOffice(
  actor: Pick<Acting, 'roles'>,
  book: ScorebookKind,
  work: BookWork,
  placeId: string,
): string {
  const office = bookOffice(actor, book, work, placeId);
  if (office === '') throw new Refusal('NOT_ALLOWED');
  return office;
}

/** Whether somebody has to do with a book at a place at all. */
export function isOfBook(
  actor: Pick<Acting, 'roles'>,
  book: ScorebookKind,
  placeId: string,
): boolean {
  return Object.values(BOOK_OFFICES[book]).some(
    (offices) => officeAt(actor, placeId, offices) !== '',
  );
}

/** The places at which somebody does this in a book. @throws Refusal NOT_ALLOWED if there is none */
export function bookPlaces(
  { roles }: Pick<Acting, 'roles'>,
  book: ScorebookKind,
  works: readonly BookWork[],
): string[] {
  const offices = works.flatMap((work) => BOOK_OFFICES[book][work]);
  const places = roles.filter(({ role }) => offices.includes(role)).map(({ placeId }) => placeId);
  if (places.length === 0) throw new Refusal('NOT_ALLOWED');
  return places;
}

import type { ErrorCode } from '../../typings/contract/envelope.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { ResidentDocument } from './collections.ts';

/**
 * Who decides about something is somebody other than who gains by it, and where one person alone could bend a
 * result, a second one is needed. The two checks for that, for every module.
 */

type Actor = { residentId: string; resident: Pick<ResidentDocument, 'households'> };

/** Whom a matter is about, or who gains by it. */
export interface Concerned {
  /** ids of residents */
  people?: readonly (string | null | undefined)[];
  /** ids of households */
  households?: readonly string[];
}

/** True if a matter is the actor's own, or of a household of theirs. */
export function isOwnMatter(
  { residentId, resident }: Actor,
  { people = [], households = [] }: Concerned,
): boolean {
  return (
    people.includes(residentId) ||
    resident.households.some(({ householdId }) => households.includes(householdId))
  );
}

/** @throws Refusal with this code if the matter is the actor's own, or of a household of theirs */
export function requireNotOwn(actor: Actor, concerned: Concerned, code: ErrorCode): void {
  if (isOwnMatter(actor, concerned)) throw new Refusal(code);
}

/**
 * What one person began, another finishes.
 * @param first ids of those who have acted before
 * @throws Refusal with this code if the actor is one of them
 */
export function requireSecondPerson(
  { residentId }: Pick<Actor, 'residentId'>,
  first: readonly (string | null | undefined)[],
  code: ErrorCode,
): void {
  if (first.includes(residentId)) throw new Refusal(code);
}

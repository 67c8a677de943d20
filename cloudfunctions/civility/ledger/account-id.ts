import type { Bearer } from '../../../typings/contract/civility/rule.ts';
import type { Actor } from '../../kernel/action/actor.ts';
import { one } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import {
  type HouseholdDocument,
  households,
  type ResidentDocument,
  residents,
} from '../../people/collections.ts';

/** Whose account it is, as the one request of an action loads it. */
export const bearerLoads = ({ kind, id }: Bearer) => ({
  household: one(households, kind === 'household' ? id : null),
  person: one(residents, kind === 'person' ? id : null),
});

/** Somebody's own account. */
export const personAccount = (residentId: string) => `p:${residentId}`;

/** Whose account it is, and where officers find it. */
export interface Holder {
  accountId: string;
  label: string;
  placeId: string;
}

/**
 * Others who move in have an account of their own: the points of a family are not those of the next one at
 * its door.
 * @throws Refusal HOUSEHOLD_NOT_FOUND, RESIDENT_NOT_FOUND
 */
export function holderOf(
  { kind }: Bearer,
  {
    household,
    person,
  }: { household: HouseholdDocument | undefined; person: ResidentDocument | undefined },
): Holder {
  if (kind === 'household') {
    if (!household) throw new Refusal('HOUSEHOLD_NOT_FOUND');
    const { _id, label, takenOver } = household;
    return {
      accountId: takenOver ? `h:${_id}:${takenOver.change.id}` : `h:${_id}`,
      label,
      placeId: _id,
    };
  }
  const home = person?.households[0];
  if (!person || !home) throw new Refusal('RESIDENT_NOT_FOUND');
  return {
    accountId: personAccount(person._id),
    label: `${person.name}（${home.label}）`,
    placeId: home.householdId,
  };
}

/** Whether the account is the caller's own, or of a household of theirs. */
export function isOwn(
  { kind, id }: Bearer,
  { resident }: Pick<Actor<ResidentDocument>, 'resident'>,
): boolean {
  return kind === 'person'
    ? resident._id === id
    : resident.households.some(({ householdId }) => householdId === id);
}

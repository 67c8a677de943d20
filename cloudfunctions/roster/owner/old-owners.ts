import { job } from '../../kernel/upkeep.ts';
import { type HouseholdDocument, households } from '../../people/collections.ts';
import { hasOldOwnerKey, renewOwners } from '../../people/roster-repository.ts';
import { readOwners } from '../cell/name-rules.ts';

/**
 * Households of rosters before: the key that their owners were told apart by goes, and names that were kept as
 * one although a blank or a line break stands between them are taken apart. Votes that were announced keep
 * their frozen rosters.
 */
export const splitOldOwners = job<HouseholdDocument>({
  name: 'roster.split-owners',
  collection: households,
  due: hasOldOwnerKey,
  one: (household) => renewOwners(household, splitNames(household.owners)),
});

/** Names as they would be read today; what is not plain stays as it was. */
function splitNames(owners: readonly string[]): string[] {
  const names = owners.flatMap((name) => {
    const reading = readOwners(name);
    return 'value' in reading && reading.value !== null ? reading.value : [name];
  });
  return [...new Set(names)];
}

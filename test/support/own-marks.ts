import { personOf, residentIdOf } from './community.ts';

/** A receipt that somebody else gave for the resident of the second household, as its id says. */
export const GIVEN = 'given-for-them';

/** The same receipt, which was once a mark of theirs, as an officer, that was not so. */
export function givenForThem(receipt: object | undefined): object {
  const { name: authorName } = personOf('resident');
  const objection = { authorId: residentIdOf('resident'), authorName, markedAt: 1, at: 2 };
  return {
    ...receipt,
    _id: GIVEN,
    keys: ['k'],
    authorHomes: ['h'],
    households: [{ householdId: 'h' }],
    by: { residentId: residentIdOf('stairSteward'), name: '白若溪', how: 'agent' },
    objections: [{ ...objection, by: 'household' }],
  };
}

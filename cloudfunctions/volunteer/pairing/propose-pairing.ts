import * as v from 'valibot';
import { many, one } from '../../kernel/action/load.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { households, type ResidentDocument, residents } from '../../people/collections.ts';
import { officersOf } from '../../people/officers.ts';
import { requireNotOwn } from '../../people/second-person.ts';
import { householdId } from '../../places/place-schema.ts';
import { type PairingDocument, pairings } from '../collections.ts';
import { unconfirmedOf } from './pairing-line.ts';
import { COORDINATORS } from './pairing-rules.ts';
import { personId, tasks } from './pairing-schema.ts';

/** Brings a helper and an elder together: it begins when both have agreed. Whoever proposes it coordinates it. */
export const proposePairing = action('volunteer.proposePairing', {
  input: v.strictObject({
    communityId,
    householdId,
    elderId: personId,
    helperId: personId,
    guardianId: v.optional(personId),
    tasks,
    commandId,
  }),
  access: officersOf('input.householdId', COORDINATORS, 'within'),
  load: (input) => ({
    household: one(households, input.householdId, 'HOUSEHOLD_NOT_FOUND'),
    elder: one(residents, input.elderId, 'RESIDENT_NOT_FOUND'),
    helper: one(residents, input.helperId, 'RESIDENT_NOT_FOUND'),
    guardians: many(residents, input.guardianId === undefined ? [] : [input.guardianId]),
  }),
  command: () => ({ action: 'pairing.change', target: 'pairing:', creates: true as const }),
  budget: 4,
  run: (input, context) => {
    const { actor, household, elder, helper } = context;
    const [found] = context.guardians;
    return insert(context, input.communityId, pairings, {
      decide: (change): PairingDocument => {
        if (input.guardianId !== undefined && !found) throw new Refusal('RESIDENT_NOT_FOUND');
        const guardian = found ? guardianOf(found, { helper, elder }) : null;
        const homes = [elder, helper].flatMap((one) =>
          one.households.map((home) => home.householdId),
        );
        const named = [elder._id, helper._id, guardian?.residentId];
        requireNotOwn(actor, { people: named, households: homes }, 'PAIRING_OWN');
        requireFit(elder, helper, household._id);
        const pairing: PairingDocument = {
          _id: change.id,
          communityId: input.communityId,
          placeId: household._id,
          label: household.label,
          elderId: elder._id,
          helperId: helper._id,
          elderKey: elder._id,
          helperKey: helper._id,
          guardian,
          coordinator: { residentId: actor.residentId, since: change.at },
          tasks: [...new Set(input.tasks)],
          agreed: { helper: null, elder: null, guardian: null },
          state: 'proposed',
          plans: [],
          ended: null,
          at: change.at,
          since: null,
          open: 1,
          diaryUntil: null,
          change,
        };
        const [who] = unconfirmedOf(pairing, [elder, helper, ...context.guardians]);
        if (who) throw new Refusal('PAIRING_MINOR', { who });
        return pairing;
      },
      taken: () => {
        throw new Refusal('PAIRED'); // of the two, one has another
      },
      answer: (_pairing, { id }) => ({ pairingId: id }),
    });
  },
});

type Home = Pick<ResidentDocument, '_id' | 'openid' | 'households'>;

const homesOf = ({ households: homes }: Home) => homes.map(({ householdId: id }) => id);
const livesWith = (one: Home, other: Home) =>
  homesOf(one).some((home) => homesOf(other).includes(home));

/** @throws Refusal PAIRING_UNFIT */
function requireFit(elder: Home, helper: Home, door: string): void {
  if (elder._id === helper._id) throw new Refusal('PAIRING_UNFIT', { what: 'same' });
  if (livesWith(elder, helper)) throw new Refusal('PAIRING_UNFIT', { what: 'home' });
  if (!homesOf(elder).includes(door)) throw new Refusal('PAIRING_UNFIT', { what: 'door' });
  if (helper.openid === null || homesOf(helper).length === 0) {
    throw new Refusal('PAIRING_UNFIT', { what: 'helper' });
  }
}

/** A guardian lives with the one they come along with. @throws Refusal PAIRING_UNFIT */
function guardianOf(
  guardian: Home,
  { helper, elder }: { helper: Home; elder: Home },
): NonNullable<PairingDocument['guardian']> {
  const isOther = guardian._id !== helper._id && guardian._id !== elder._id;
  const of = livesWith(guardian, helper) ? 'helper' : livesWith(guardian, elder) ? 'elder' : null;
  if (!isOther || of === null || guardian.openid === null) {
    throw new Refusal('PAIRING_UNFIT', { what: 'guardian' });
  }
  return { residentId: guardian._id, of };
}

import { job } from '../../kernel/upkeep.ts';
import { enterClaim } from '../claim/enter-claim.ts';
import { type InspectionDocument, inspections } from '../collections.ts';
import { appealEnd, UNDER_WAY } from '../event/event-rules.ts';
import { inspectionDue, saveClaimed } from './inspection-repository.ts';
import { stateOfDoor } from './inspection-rules.ts';

const A_STEP = 20;

/**
 * Every door that counts becomes a claim of its own, which its household is told of and may object to. A step at a
 * time, and from the same door again after a crash.
 */
async function claimDoors(inspection: InspectionDocument): Promise<void> {
  const { doors, claimed } = inspection;
  const counted = doors.filter((door) => stateOfDoor(inspection, door) === 'accepted');
  const part = counted.slice(claimed, claimed + A_STEP);
  for (const door of part) await claimDoor(inspection, door);
  const done = claimed + part.length;
  await saveClaimed(inspection, done, done >= counted.length);
}

async function claimDoor(
  inspection: InspectionDocument,
  { householdId, accountId, label, pictures = [] }: InspectionDocument['doors'][number],
): Promise<void> {
  const { communityId, _id, ruleId, title, version, unit, points, caps } = inspection;
  const { reviewers, appealDays, day, note, reporter, reviews } = inspection;
  const said = reviews.filter(({ except }) => !except.includes(householdId));
  const at = said[reviewers - 1]?.at ?? inspection.order;
  const appealUntil = points < 0 ? appealEnd(inspection, at) : null;
  const id = `inspection:${_id}:${householdId}`;
  await enterClaim(
    {
      _id: id,
      communityId,
      bearer: { kind: 'household', id: householdId },
      accountId,
      label,
      placeId: householdId,
      ruleId,
      title,
      version,
      unit,
      points,
      amount: 1,
      day,
      note,
      ...(pictures.length > 0 ? { pictures } : {}),
      reporter,
      reviewers,
      appealDays,
      caps,
      state: 'accepted',
      reviews: said.map(({ except: _except, ...voice }) => voice),
      apart: false,
      appealUntil,
      dueAt: appealUntil === null ? at : appealUntil + UNDER_WAY,
      telling: true,
    },
    'claim.inspect',
    at,
  );
}

export const claimInspections = job<InspectionDocument>({
  name: 'civility.inspect',
  collection: inspections,
  due: inspectionDue,
  steps: true,
  one: claimDoors,
});

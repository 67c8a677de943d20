import { addDays, dayOf, endOfDay } from '../../kernel/calendar.ts';
import { job } from '../../kernel/upkeep.ts';
import type { HouseholdDocument } from '../../people/collections.ts';
import { enterClaim } from '../claim/enter-claim.ts';
import { type OpeningDocument, openings } from '../collections.ts';
import { holderOf } from '../ledger/account-id.ts';
import { findHomes, openingDue, savePosted } from './opening-repository.ts';
import { OBJECTION_DAYS, OPENING } from './opening-rules.ts';

const A_STEP = 20;

/**
 * Every line of a table that two people answer for becomes a claim of its own, which counts at once and which
 * its household may object to. A step at a time, and from the same place again after a crash.
 */
async function postOpening(opening: OpeningDocument): Promise<void> {
  const { communityId, lines, posted } = opening;
  const part = lines.slice(posted, posted + A_STEP);
  const homes = await findHomes(
    communityId,
    part.map(({ householdId }) => householdId),
  );
  for (const line of part) {
    const household = homes.find(({ _id }) => _id === line.householdId);
    if (household) await postLine(opening, line, household);
  }
  const done = posted + part.length;
  await savePosted(opening, done, done >= lines.length);
}

async function postLine(
  opening: OpeningDocument,
  { points }: OpeningDocument['lines'][number],
  household: HouseholdDocument,
): Promise<void> {
  const { communityId, _id: openingId, decidedBy, enteredBy, order } = opening;
  const at = decidedBy?.at ?? order;
  const bearer = { kind: 'household' as const, id: household._id };
  const holder = holderOf(bearer, { household, person: undefined });
  const id = `opening:${openingId}:${household._id}`;
  await enterClaim(
    {
      _id: id,
      communityId,
      bearer,
      ...holder,
      ruleId: OPENING,
      title: '纸质积分转入',
      version: 0,
      unit: 'time',
      points,
      amount: 1,
      day: dayOf(at),
      note: '',
      reporter: enteredBy,
      reviewers: 1,
      appealDays: OBJECTION_DAYS,
      caps: { day: null, month: null, year: null },
      state: 'accepted',
      reviews: decidedBy ? [{ ...decidedBy, accepts: true }] : [],
      apart: false,
      appealUntil: endOfDay(addDays(dayOf(at), OBJECTION_DAYS)),
      dueAt: at,
      telling: true,
    },
    'claim.open',
    at,
  );
}

export const postOpenings = job<OpeningDocument>({
  name: 'civility.open',
  collection: openings,
  due: openingDue,
  steps: true,
  one: postOpening,
});

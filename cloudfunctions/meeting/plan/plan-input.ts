import { DECISION_RULES } from '../../ballot/for-others.ts';
import { readYears } from '../../holidays/read-years.ts';
import { dayKinds } from '../../holidays/year-rules.ts';
import { addDays, dayOf } from '../../kernel/calendar.ts';
import { findBodies } from '../body/body-repository.ts';
import { holdersOf } from '../body/body-rules.ts';
import type { PlanDocument } from '../collections.ts';
import { findBooked, findRooms } from '../room/room-repository.ts';
import { readEngagements } from '../slot/read-engagements.ts';
import type { Place, PlanInput } from './candidate-rules.ts';
import {
  hashOf,
  isOfPlan,
  type LawOf,
  planBody,
  planRoom,
  printOf,
  standingOf,
} from './shape-rules.ts';

/** What a plan is computed from. */

export const lawOf: LawOf = (ruleId) => DECISION_RULES[ruleId].counts[0]?.[0] ?? null;

export interface ReadInput {
  input: PlanInput;
  /** of everything in it: a computation goes on only from the same */
  print: string;
  /** of bodies and rooms alone */
  shape: string;
  estimated: boolean;
}

/** Everything as it is now, but for the day on which the plan was asked for. */
export async function readInput(plan: PlanDocument): Promise<ReadInput> {
  const { communityId, year, change, seed, repair } = plan;
  const [from, until] = [`${year}-01-01`, addDays(`${year}-12-31`, 7)];
  const [allBodies, allRooms, booked, years] = await Promise.all([
    findBodies(communityId),
    findRooms(communityId),
    findBooked(communityId, from, until),
    readYears(communityId, [year, year + 1]),
  ]);
  const bodies = standingOf(allBodies);
  const people = [...new Set(bodies.flatMap(({ form }) => holdersOf(form.seats)))].sort();
  const { busy, shifts } = await readEngagements(communityId, people, from, until, null);
  const known = repair ? (plan.standing ?? plan.meetings) : [];
  const current = new Map(
    known.map(({ key, day, from: slot, roomId }): [string, Place] => [key, { day, slot, roomId }]),
  );
  const input: PlanInput = {
    year,
    today: dayOf(change.at),
    bodies: bodies.map((body) => planBody(body, lawOf)),
    rooms: allRooms
      .filter(({ form }) => !form.closed)
      .map((room) => planRoom(room, booked, (planned) => !isOfPlan(plan._id, planned))),
    busy: new Map(people.map((id) => [id, [...(busy.get(id) ?? []), ...(shifts.get(id) ?? [])]])),
    kindOf: dayKinds(years),
    current: repair ? current : null,
    seed,
  };
  const { kindOf: _, ...plain } = input;
  const tables = [...years.values()];
  const print = hashOf({
    ...plain,
    busy: [...input.busy],
    current: [...current],
    tables,
  });
  return {
    input,
    print,
    shape: printOf(allBodies, allRooms, lawOf),
    estimated: years.get(year)?.source === 'estimated',
  };
}

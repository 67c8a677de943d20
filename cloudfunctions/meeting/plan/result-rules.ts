import type { Unplaced } from '../../../typings/contract/meeting/plan.ts';
import { addDays } from '../../kernel/calendar.ts';
import type { PlanDocument, StoredMeeting } from '../collections.ts';
import { A_DAY } from '../slot/bit-rules.ts';
import { COST, type Occurrence, type PlanInput, type Problem } from './candidate-rules.ts';
import { boundOf, costOf, type SolveState } from './solve-rules.ts';

type Result = Pick<
  PlanDocument,
  'state' | 'progress' | 'meetings' | 'unplaced' | 'cost' | 'bound' | 'moves'
>;

/** What a plan costs apart from meetings that have no time, and from moves: those are told by themselves. */
function costsOf(
  cost: number,
  bound: number,
  isRepair: boolean,
): { cost: number; bound: number; moves: number | null } {
  const unplaced = Math.floor(cost / COST.unplaced);
  const rest = cost - unplaced * COST.unplaced;
  const moves = Math.floor(rest / COST.moved);
  const above = cost - bound;
  const own = rest - moves * COST.moved;
  return {
    cost: own,
    // What the bound is below may be a meeting or a move: then nothing is proved about the rest.
    bound: Math.max(0, own - above),
    moves: isRepair ? moves : null,
  };
}

/** What a finished computation has found. */
export function resultOf(
  input: PlanInput,
  problem: Problem,
  state: SolveState,
  isRepair: boolean,
): Result {
  const meetings: StoredMeeting[] = [];
  const unplaced: PlanDocument['unplaced'] = [];
  for (const [member, occurrence] of problem.occurrences.entries()) {
    const candidate = state.choice[member] as number;
    const start = occurrence.candidates.start[candidate] as number;
    if (start < 0) unplaced.push(unplacedOf(input, occurrence));
    else meetings.push(meetingOf(input, problem, occurrence, candidate));
  }
  meetings.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.from - b.from));
  const { length } = problem.occurrences;
  return {
    state: 'ready',
    progress: { settled: length, of: length },
    meetings,
    unplaced,
    ...costsOf(costOf(problem, state), boundOf(state), isRepair),
  };
}

function meetingOf(
  { bodies, busy, current }: PlanInput,
  { days, rooms }: Problem,
  { key, body: index, length, candidates }: Occurrence,
  candidate: number,
): StoredMeeting {
  const body = bodies[index] as PlanInput['bodies'][number];
  const start = candidates.start[candidate] as number;
  const day = days[Math.floor(start / A_DAY)]?.day ?? '';
  const from = start % A_DAY;
  const roomId = rooms[candidates.room[candidate] as number]?.roomId ?? '';
  const away = body.seats.filter(({ residentId }) =>
    busy
      .get(residentId)
      ?.some((one) => one.day === day && one.from < from + length && from < one.until),
  );
  const stood = current?.get(key);
  const stays = stood?.day === day && stood.slot === from && stood.roomId === roomId;
  return {
    key,
    bodyId: body.bodyId,
    day,
    from,
    until: from + length,
    roomId,
    requiredAbsent: away.filter(({ required }) => required).length,
    absent: away.length,
    moved: stood && !stays ? { day: stood.day, from: stood.slot, roomId: stood.roomId } : null,
  };
}

function unplacedOf(
  { bodies, rooms, today }: PlanInput,
  { body: index, period, candidates }: Occurrence,
): Omit<Unplaced, 'bodyName'> {
  const body = bodies[index] as PlanInput['bodies'][number];
  const hasRoom = rooms.some(
    ({ capacity, equipment }) =>
      capacity >= body.people && body.equipment.every((what) => equipment.includes(what)),
  );
  const why =
    candidates.cost.length > 1
      ? 'conflict'
      : !hasRoom
        ? 'no-room'
        : period.until <= addDays(today, body.noticeDays)
          ? 'too-late'
          : 'no-time';
  return { bodyId: body.bodyId, ...period, why };
}

import * as v from 'valibot';
import type { PlannedMeeting, PlanView } from '../../../typings/contract/meeting/plan.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS, SECRETARY } from '../../people/officers.ts';
import { hasOffice, knowsNames } from '../body/body-access.ts';
import { findBodies } from '../body/body-repository.ts';
import { type PlanDocument, plans, type StoredMeeting } from '../collections.ts';
import { ofYear } from '../holiday/year-schema.ts';
import { mayConvene } from '../meeting/meeting-access.ts';
import { findPlanned } from '../meeting/meeting-repository.ts';
import { findRooms } from '../room/room-repository.ts';
import { timeOfSlot } from '../slot/bit-rules.ts';
import { lawOf } from './plan-input.ts';
import { planId } from './plan-repository.ts';
import { printOf } from './shape-rules.ts';

type Names = ReadonlyMap<string, string>;

/** The adopted plan for everybody; for officers what was computed last. */
export const showPlan = action('meeting.showPlan', {
  input: v.strictObject(ofYear),
  access: RESIDENTS,
  load: (input) => ({ plan: one(plans, planId(input.communityId, input.year)) }),
  budget: 4,
  run: async ({ communityId }, { actor, plan }) => {
    const mayMake = hasOffice(actor.roles, communityId, SECRETARY);
    const isOfficer = knowsNames(actor.roles, communityId);
    if (!plan || (!isOfficer && !plan.standing)) return { plan: null, mayMake };
    const standing = plan.standing ?? [];
    const keys = standing.map(({ key }) => key);
    const [bodies, rooms, convened] = await Promise.all([
      findBodies(communityId),
      findRooms(communityId),
      findPlanned(communityId, keys),
    ]);
    const today = dayOf(now());
    const bodyOf = new Map(bodies.map((body) => [body._id, body]));
    const mayInvite = ({ key, bodyId, day }: StoredMeeting) => {
      const body = bodyOf.get(bodyId);
      const isOpen = keys.includes(key) && day > today && !convened.has(key);
      return isOpen && body?.state === 'standing' && mayConvene(body, actor.roles);
    };
    // What was to come of a body that was dissolved is no longer to come.
    const isHeld = ({ key, bodyId, day }: StoredMeeting) =>
      day <= today || convened.has(key) || bodyOf.get(bodyId)?.state !== 'dissolved';
    const bodyNames = new Map(bodies.map(({ _id, form }) => [_id, form.name]));
    const roomNames = new Map(rooms.map(({ _id, form }) => [_id, form.name]));
    const lineOf = (meeting: StoredMeeting): PlannedMeeting => ({
      ...lineWith(plan, meeting, bodyNames, roomNames),
      convened: convened.has(meeting.key),
      mayConvene: mayInvite(meeting),
    });
    const shown: PlanView = isOfficer
      ? {
          ...viewOf(plan),
          meetings: plan.meetings.filter(isHeld).map(lineOf),
          unplaced: plan.unplaced.map((line) => ({
            ...line,
            bodyName: bodyNames.get(line.bodyId) ?? '',
          })),
          stale: plan.state !== 'computing' && plan.print !== printOf(bodies, rooms, lawOf),
          may: { make: mayMake },
        }
      : {
          ...viewOf(plan),
          state: 'adopted',
          meetings: standing.filter(isHeld).map(lineOf),
          unplaced: [],
          stale: false,
          may: { make: false },
        };
    return { plan: shown, mayMake };
  },
});

type Rest = 'meetings' | 'unplaced' | 'stale' | 'may';

function viewOf(plan: PlanDocument): Omit<PlanView, Rest> {
  const { year, state, progress, cost, bound, moves, estimated, change } = plan;
  return { year, state, progress, cost, bound, moves, estimated, seen: change.id };
}

function lineWith(
  { clashes }: PlanDocument,
  { key, bodyId, day, from, until, roomId, requiredAbsent, absent, moved }: StoredMeeting,
  bodyNames: Names,
  roomNames: Names,
): Omit<PlannedMeeting, 'convened' | 'mayConvene'> {
  return {
    key,
    bodyId,
    bodyName: bodyNames.get(bodyId) ?? '',
    day,
    from: timeOfSlot(from),
    until: timeOfSlot(until),
    roomId,
    roomName: roomNames.get(roomId) ?? '',
    requiredAbsent,
    absent,
    moved: moved && {
      day: moved.day,
      from: timeOfSlot(moved.from),
      roomName: roomNames.get(moved.roomId) ?? '',
    },
    clash: clashes.includes(key),
  };
}

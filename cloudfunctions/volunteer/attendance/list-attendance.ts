import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { AFTER, BEFORE } from '../../kernel/rotating-rules.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { shifts, teams } from '../collections.ts';
import { hasCounted } from '../made/made-rules.ts';
import { onShift, teamId } from '../shift/shift-schema.ts';
import { isSecretary, requireLed } from '../team/team-access.ts';
import { findPeople } from '../team/team-repository.ts';
import { hourLine, markLineOrNull, outcomeOf } from './attendance-line.ts';
import { findOfShift } from './attendance-repository.ts';
import { attendanceAt, isRiskDue, waitsForTick } from './attendance-rules.ts';

/** Everybody who signed up or was there, in the order in which they signed up. */
export const listAttendance = action('volunteer.listAttendance', {
  input: v.strictObject({ ...onShift, teamId }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
  }),
  budget: 3,
  run: async (input, { team, shift, actor }) => {
    requireLed(actor, team, shift);
    const found = await findOfShift(input.communityId, input.shiftId);
    const known = new Map(found.map((one) => [one.residentId, attendanceAt(shift, one)]));
    const seated = Object.entries(shift.seats)
      .filter(([, { state }]) => state === 'in')
      .sort(([, a], [, b]) => a.at - b.at)
      .map(([id]) => id);
    const ids = [...new Set([...seated, ...known.keys()])];
    const { made } = shift;
    const isOwnRecord = made?.by === actor.residentId || isSecretary(actor, team);
    const tellers = [...known.values()].flatMap(({ risk }) => risk?.by ?? []);
    const people = await findPeople(input.communityId, [
      ...new Set([...ids, ...tellers, ...(made?.withdrawn ? [made.withdrawn.by] : [])]),
    ]);
    const names = new Map(people.map(({ _id, name }) => [_id, name]));
    return {
      people: ids.map((id) => {
        const attendance = known.get(id);
        return {
          residentId: id,
          name: names.get(id) ?? '',
          roleId: shift.seats[id]?.roleId ?? null,
          in: markLineOrNull(attendance?.in ?? null),
          out: markLineOrNull(attendance?.out ?? null),
          left: markLineOrNull(attendance?.left ?? null),
          own: id === actor.residentId,
          late: attendance !== undefined && waitsForTick(attendance),
          entries: (attendance?.entries ?? []).map(hourLine),
          ...(isRiskDue(shift, id, attendance) ? { riskDue: true } : {}),
          ...(attendance?.risk?.how === 'told'
            ? { riskTold: { byName: names.get(attendance.risk.by) ?? '', at: attendance.risk.at } }
            : {}),
        };
      }),
      headcount: shift.closed?.headcount ?? null,
      shift: {
        title: shift.title,
        from: shift.from,
        until: shift.until,
        marksFrom: shift.from - BEFORE,
        marksUntil: shift.until + AFTER,
        now: now(),
        cancelled: shift.state === 'cancelled',
        hours: shift.hours ?? ('waits' as const),
        headcount: shift.closed?.headcount ?? null,
        outcome: outcomeOf(shift),
        made: made?.reason ?? null,
        ...(made?.withdrawn
          ? {
              withdrawn: {
                byName: names.get(made.withdrawn.by) ?? '',
                at: made.withdrawn.at,
                reason: made.withdrawn.reason,
              },
            }
          : {}),
        ...(made && !made.withdrawn && isOwnRecord
          ? { withdraw: hasCounted(found) ? ('confirmed' as const) : ('can' as const) }
          : {}),
        ...(shift.risk ? { risk: shift.risk } : {}),
      },
    };
  },
});

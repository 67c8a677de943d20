import { addDays, DAY, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { SeasonDocument, TeamDocument } from '../../cloudfunctions/volunteer/collections.ts';
import type { ShiftForm, ShiftKind, ShiftRole } from '../../typings/contract/volunteer/shift.ts';
import { PROGRAMMES, type Programme, SEASON } from './volunteer-texts.ts';

/** One of a programme's shifts, as its leader would have written it. */
export function formOf(programme: Programme, day: string): ShiftForm {
  const { title, kind, about, meet, outdoor, from, until, places, role, skill } = programme;
  const plain = { ages: null, membersOnly: false };
  const roles: ShiftRole[] = [
    { roleId: 'r1', name: role, places, skill: null, ...plain },
    ...(skill ? [{ roleId: 'r2', name: skill, places: 1, skill, ...plain }] : []),
  ];
  const texts = { title, kind: kind as ShiftKind, about, meet, outdoor };
  return { ...texts, day, from, until, roles, signUpHours: 0, cancelHours: 12 };
}

/** The programme that was published at once, from the first day of the demo's shifts to the last. */
export function seasonsOf(
  teams: readonly TeamDocument[],
  start: number,
  [back, ahead]: [back: number, ahead: number],
): SeasonDocument[] {
  const programme = PROGRAMMES.find(({ title }) => title === SEASON.title);
  const team = teams.find(({ name }) => name === programme?.team);
  if (!programme || !team) return [];
  const first = addDays(dayOf(start), -back);
  return [
    {
      _id: SEASON.id,
      communityId: team.communityId,
      teamId: team._id,
      teamName: team.name,
      form: {
        shift: formOf(programme, first),
        until: addDays(first, back + ahead - 1),
        weekdays: programme.weekdays,
        skipped: [],
      },
      shifts: back + ahead,
      made: true,
      ended: null,
      settled: true,
      change: {
        id: `seed-${SEASON.id}`,
        action: 'seed',
        actorId: 'seed',
        target: `season:${SEASON.id}`,
        at: start - 60 * DAY,
      },
    },
  ];
}

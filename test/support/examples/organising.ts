import { MAPLE, type PersonKey, residentIdOf } from '../community.ts';
import { commandId, type Input } from '../inputs.ts';
import type { Linli } from '../linli.ts';
import { leading, SHIFT, seasonInput, TEAM } from '../volunteers.ts';
import { example } from './example.ts';

const group = (keys: PersonKey[]) => ({ roleId: 'r1', residentIds: keys.map(residentIdOf) });

/** Of yesterday evening. */
export const recording = (n: number, more: object = {}, follows: string | null = null): Input => ({
  communityId: MAPLE,
  teamId: TEAM.patrol,
  follows,
  form: {
    title: '雨后清淤',
    kind: 'cleaning',
    meet: '3 栋门口',
    day: '2026-06-14',
    from: '19:00',
    until: '20:00',
    ...more,
  },
  reason: '夜里突降大雨，大家临时来的',
  commandId: commandId(n),
});

/** A shift that was written down, with an hour of somebody that waits. @returns its id */
export async function recorded(linli: Pick<Linli, 'call'>, n: number): Promise<string> {
  const { envelope } = await linli.call('volunteer', 'recordShift', recording(n), 'teamLeader');
  const { shiftId } = (envelope as { data: { shiftId: string } }).data;
  const who = { residentId: residentIdOf('stairSteward') };
  const hours = leading(n + 1, shiftId, { ...who, minutes: 60, reason: '大家都看见的' });
  await linli.call('volunteer', 'addHours', hours, 'teamLeader');
  return shiftId;
}

export const withdrawing = (n: number, shiftId: string): Input =>
  leading(n, shiftId, { reason: '记错了日子' });

export const organisingExamples = [
  example('volunteer', 'findNeighbours', {
    as: 'teamLeader',
    input: () => ({ communityId: MAPLE, teamId: TEAM.patrol, name: '白若溪' }),
  }),
  example('volunteer', 'listSeasons', {
    as: 'teamLeader',
    input: () => ({ communityId: MAPLE, teamId: TEAM.patrol }),
  }),
  example('volunteer', 'editShift', {
    as: 'teamLeader',
    writes: true,
    input: (n) =>
      leading(n, SHIFT.open, {
        change: { from: '09:30', until: '11:30', meet: '东门' },
        seen: `seed-shift:${SHIFT.open}`,
      }),
  }),
  example('volunteer', 'editSeason', {
    as: 'teamLeader',
    writes: true,
    input: async (n, linli) => {
      const season = seasonInput(n + 300_000, { until: '2026-06-22', weekdays: [1] });
      const { envelope } = await linli.call('volunteer', 'publishSeason', season, 'teamLeader');
      const { seasonId } = (envelope as { data: { seasonId: string } }).data;
      return {
        communityId: MAPLE,
        teamId: TEAM.patrol,
        seasonId,
        from: '2026-06-16',
        change: { meet: '东门' },
        commandId: commandId(n),
      };
    },
  }),
  example('volunteer', 'addGroup', {
    as: 'teamLeader',
    writes: true,
    input: (n) => leading(n, SHIFT.night, group(['resident', 'volunteer'])),
  }),
  example('volunteer', 'recordShift', {
    as: 'teamLeader',
    writes: true,
    input: (n) => recording(n),
  }),
  example('volunteer', 'withdrawRecord', {
    as: 'teamLeader',
    writes: true,
    input: async (n, linli) => withdrawing(n, await recorded(linli, n + 300_000)),
  }),
  example('volunteer', 'callPerson', {
    as: 'teamLeader',
    writes: true,
    input: (n) => leading(n, SHIFT.open, { residentId: residentIdOf('stairSteward') }),
  }),
];

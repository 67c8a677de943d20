import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { Neighbour, SeasonLine } from '../../typings/contract/volunteer/organising.ts';
import type { ShiftDetail } from '../../typings/contract/volunteer/shift.ts';
import { MAPLE, type PersonKey, residentIdOf } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { checkClaims, checkPlaces } from '../support/shift-books.ts';
import { leading, SHIFT, seasonInput, signing, TEAM } from '../support/volunteers.ts';

/** What somebody who leads a team may look up: whom they know, whom they must call, what repeats. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const call = (action: string, input: object, as: As) => linli.call('volunteer', action, input, as);
const codeOf = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.code);
async function must<Data>(action: string, input: object, as: As): Promise<Data> {
  const { envelope } = await call(action, input, as);
  assert.ok(envelope.ok, `${action}: ${JSON.stringify(envelope)}`);
  return envelope.data as Data;
}
const find = (name: string) => ({ communityId: MAPLE, teamId: TEAM.patrol, name });

describe('a neighbour', () => {
  it('is found by the whole name, without the door', async () => {
    const { people } = await must<{ people: Neighbour[] }>(
      'findNeighbours',
      find('白若溪'),
      'teamLeader',
    );
    expect(people).toStrictEqual([
      { residentId: residentIdOf('stairSteward'), name: '白若溪', home: '一期 1栋 1单元' },
    ]);
  });

  it('is not found by a part of the name, nor by who leads no team', async () => {
    const part = await must<{ people: Neighbour[] }>('findNeighbours', find('白若'), 'teamLeader');
    expect(part.people).toStrictEqual([]);
    expect(codeOf(await call('findNeighbours', find('白若溪'), 'resident'))).toBe('TEAM_NOT_YOURS');
    expect(codeOf(await call('findNeighbours', find('白'), 'teamLeader'))).toBe('INPUT_INVALID');
  });
});

describe('a number', () => {
  const asking = (n: number, key: Parameters<typeof residentIdOf>[0], shiftId: string) =>
    leading(n, shiftId, { residentId: residentIdOf(key) });

  it('is that of the home in the roster, for who is on the shift, and leaves its entry', async () => {
    const { phone } = await must<{ phone: string }>(
      'callPerson',
      asking(1, 'stairSteward', SHIFT.open),
      'teamLeader',
    );
    expect(phone).toMatch(/^1\d{10}$/);
    const entries = linli
      .documents<AuditDocument>('audit')
      .filter(({ action }) => action === 'person.call');
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toContain(phone);
  });

  it('of whom a leader alone wrote down is for the secretary; of who asked themselves for the leader too', async () => {
    await must(
      'addToShift',
      leading(1, SHIFT.open, { residentId: residentIdOf('elderAdviser'), roleId: 'r1' }),
      'teamLeader',
    );
    const ring = async (n: number, key: Parameters<typeof residentIdOf>[0], as: As) =>
      codeOf(await call('callPerson', asking(n, key, SHIFT.open), as));
    expect(await ring(2, 'elderAdviser', 'teamLeader')).toBe('PERSON_NOT_ASKED');
    expect(await ring(3, 'elderAdviser', 'secretary')).toBe('PHONE_UNKNOWN');
    expect(await ring(4, 'stairSteward', 'teamLeader')).toBe('ok');
    await must('cancelShift', leading(5, SHIFT.open, { reason: '下雨' }), 'teamLeader');
    await linli.timer('volunteer');
    expect(await ring(6, 'elderAdviser', 'teamLeader')).toBe('PERSON_NOT_ASKED');
    const list = { communityId: MAPLE, shiftId: SHIFT.open, teamId: TEAM.patrol };
    const calls = async (as: As) =>
      (
        await must<{ people: { residentId: string; calls: boolean }[] }>('listUnreached', list, as)
      ).people.find(({ residentId }) => residentId === residentIdOf('elderAdviser'))?.calls;
    expect(await calls('teamLeader')).toBe(false);
    expect(await calls('secretary')).toBe(true);
  });

  it('is given after a cancellation as well, and for whom the shift does not concern never', async () => {
    const cancel = leading(1, SHIFT.open, { reason: '下雨' });
    await must('cancelShift', cancel, 'teamLeader');
    await linli.timer('volunteer');
    await must('callPerson', asking(2, 'stairSteward', SHIFT.open), 'teamLeader');
    const other = await call('callPerson', asking(3, 'resident', SHIFT.open), 'teamLeader');
    expect(codeOf(other)).toBe('PERSON_NOT_CONCERNED');
    const stranger = await call('callPerson', asking(4, 'stairSteward', SHIFT.open), 'resident');
    expect(codeOf(stranger)).toBe('TEAM_NOT_YOURS');
    const elder = await call('callPerson', asking(5, 'elderAdviser', SHIFT.full), 'teamLeader');
    expect(codeOf(elder)).toBe('PHONE_UNKNOWN');
  });
});

describe('what repeats', () => {
  it('is listed for leaders with what lies ahead, until it ends', async () => {
    const list = () =>
      must<{ seasons: SeasonLine[] }>(
        'listSeasons',
        { communityId: MAPLE, teamId: TEAM.patrol },
        'teamLeader',
      );
    const { seasonId } = await must<{ seasonId: string }>(
      'publishSeason',
      seasonInput(1, { weekdays: [1, 3] }),
      'teamLeader',
    );
    const [line] = (await list()).seasons;
    expect(line).toMatchObject({
      seasonId,
      weekdays: [1, 3],
      nextDay: '2026-06-17',
      lastDay: '2026-06-29',
      ahead: 4,
    });
    const end = {
      communityId: MAPLE,
      teamId: TEAM.patrol,
      seasonId,
      from: '2026-06-24',
      reason: '放暑假了',
      commandId: commandId(2),
    };
    await must('endSeason', end, 'teamLeader');
    expect((await list()).seasons).toMatchObject([{ lastDay: '2026-06-22', ahead: 2 }]);
    const refused = await call(
      'listSeasons',
      { communityId: MAPLE, teamId: TEAM.patrol },
      'resident',
    );
    expect(codeOf(refused)).toBe('TEAM_NOT_YOURS');
  });

  it('is named by the shift to its leaders alone', async () => {
    const { seasonId } = await must<{ seasonId: string }>(
      'publishSeason',
      seasonInput(1, { weekdays: [1] }),
      'teamLeader',
    );
    const one = linli
      .documents<{ _id: string; seasonId?: string }>('shifts')
      .find((shift) => shift.seasonId === seasonId);
    const input = { communityId: MAPLE, shiftId: one?._id };
    expect((await must<ShiftDetail>('showShift', input, 'teamLeader')).seasonId).toBe(seasonId);
    expect((await must<ShiftDetail>('showShift', input, 'resident')).seasonId).toBe(null);
  });
});

describe('people of several homes', () => {
  const group = (n: number, keys: PersonKey[], shiftId: string = SHIFT.open) =>
    leading(n, shiftId, { roleId: 'r1', residentIds: keys.map(residentIdOf) });

  it('have their places together, under one entry', async () => {
    const input = group(1, ['resident', 'volunteer'], SHIFT.night);
    expect(await must('addGroup', input, 'teamLeader')).toStrictEqual({ added: 2 });
    expect(await must('addGroup', input, 'teamLeader')).toStrictEqual({ added: 2 });
    await linli.timer('volunteer');
    checkPlaces(linli);
    checkClaims(linli);
    const entries = linli
      .documents<AuditDocument>('audit')
      .filter(({ action }) => action === 'shift.addGroup');
    expect(entries).toHaveLength(1);
  });

  it.each([
    ['too few places', ['resident', 'volunteer'], SHIFT.open, 'GROUP_TOO_BIG'],
    ['one who is on it', ['stairSteward', 'volunteer'], SHIFT.open, 'SIGNED_UP'],
    ['one person twice', ['volunteer', 'volunteer'], SHIFT.night, 'INPUT_INVALID'],
  ] as [string, PersonKey[], string, string][])(
    'are refused as a whole for %s',
    async (_what, keys, shiftId, code) => {
      expect(codeOf(await call('addGroup', group(1, keys, shiftId), 'teamLeader'))).toBe(code);
      checkPlaces(linli);
    },
  );

  it('none of whom has a place when another shift has the time of one', async () => {
    await must('signUpForShift', signing(1, SHIFT.overlapping), 'resident');
    await must(
      'resizeShift',
      leading(2, SHIFT.open, { roleId: 'r1', places: 5, seen: `seed-shift:${SHIFT.open}` }),
      'teamLeader',
    );
    const answer = await call('addGroup', group(3, ['resident', 'volunteer']), 'teamLeader');
    expect(codeOf(answer)).toBe('SHIFT_CLASHES');
    await linli.timer('volunteer');
    checkPlaces(linli);
    checkClaims(linli);
  });

  it('are written down by who leads the team', async () => {
    const answer = await call('addGroup', group(1, ['resident', 'volunteer']), 'resident');
    expect(codeOf(answer)).toBe('TEAM_NOT_YOURS');
  });
});

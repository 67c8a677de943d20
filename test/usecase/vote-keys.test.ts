import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY, HOUR } from '../../cloudfunctions/kernel/calendar.ts';
import { connect } from '../../scripts/community/cloud.ts';
import { listKeys } from '../../scripts/community/keys.ts';
import type { MotionDetail, OwnVoter } from '../../typings/contract/motion.ts';
import {
  DATA_KEY,
  HOME,
  idOf,
  MAPLE,
  personOf,
  residentIdOf,
  START,
} from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { assemblyOf, formOf, MOTION, RECEIPT, YES } from '../support/motions.ts';
import { type RosterLine, uploadRoster } from '../support/roster.ts';
import { talkWith } from '../support/talk.ts';

/** Data keys come and go while votes run, while a register is brought in again, and after a certificate was printed. */

const keyOf = (id: string) => `${id}:${Buffer.alloc(32, `linli-${id}`).toString('base64')}`;
const SECOND = `${keyOf('k2')},${DATA_KEY}`;
/** the first one is gone */
const THIRD = `${keyOf('k3')},${keyOf('k2')}`;

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(async () => {
  await under(DATA_KEY);
  await linli.reset();
});
afterAll(async () => {
  await under(DATA_KEY);
  await linli.stop();
});

const { ask, refusal } = talkWith(() => linli);

/** What the functions find in their environment from now on: they are deployed anew. */
async function under(list: string): Promise<void> {
  process.env.LINLI_DATA_KEY = list;
  Object.assign(linli.cloud.functionEnvironment, { LINLI_DATA_KEY: list });
  await linli.cloud.reloadFunctions();
}

const votesNeeding = async () =>
  Object.fromEntries(
    (await listKeys(connect({ local: linli.origin }), linli.cloud.now())).map(({ id, votes }) => [
      id,
      votes,
    ]),
  );

async function announced(n: number, form: object): Promise<string> {
  const draft = { communityId: MAPLE, motionId: null, form, commandId: commandId(n) };
  const { motionId } = await ask<{ motionId: string }>('ballot.saveMotion', draft, 'secretary');
  const input = { communityId: MAPLE, motionId, commandId: commandId(n) };
  await ask('ballot.announceMotion', input, 'secretary');
  return motionId;
}

const cast = (motionId: string, n: number, as: As, voterId: string = HOME.second) =>
  refusal(
    'ballot.castBallot',
    { communityId: MAPLE, motionId, voterId, receipt: RECEIPT(n), replaces: null, answers: YES },
    as,
  );

describe('a vote', () => {
  it.each([false, true])(
    'that began under one key goes on and is counted under the next ones (secret: %s)',
    async (secret) => {
      await under(SECOND);
      const motionId = await announced(1, formOf({ secret }));
      await under(THIRD);
      await linli.clock(START + 12 * DAY + HOUR);
      expect(await cast(motionId, 1, 'resident')).toBe('ok');
      await linli.clock(START + 13 * DAY + 2 * HOUR);
      await linli.timer('ballot');
      const of = { communityId: MAPLE, motionId };
      const { state, result } = await ask<MotionDetail>('ballot.showMotion', of, 'secretary');
      expect([state, result?.ballots, result?.questions[0]?.options[0]?.persons]).toStrictEqual([
        'counted',
        1,
        1,
      ]);
      const list = { ...of, receipt: RECEIPT(1) };
      const found = await ask<{ found: boolean }>('ballot.findReceipt', list, 'resident');
      expect(found).toMatchObject({ found: true });
    },
  );

  it('of before votes named a key goes on by the oldest', async () => {
    await under(SECOND);
    expect(await cast(MOTION.secret, 1, 'resident')).toBe('ok');
    expect(await cast(MOTION.open, 2, 'resident')).toBe('ok');
  });

  it('needs the key that it began with, and no other', async () => {
    const before = await votesNeeding();
    expect(before['']).toBeGreaterThan(0);
    await announced(1, formOf());
    await under(SECOND);
    await announced(2, formOf({ secret: true }));
    const now = await votesNeeding();
    expect(now).toStrictEqual({ k2: 1, '': (before[''] ?? 0) + 1 });
  });

  it('shows one code in the room, whatever key has come', async () => {
    await under(SECOND);
    const motionId = await announced(1, assemblyOf());
    await linli.clock(START + 13 * DAY - HOUR);
    const of = { communityId: MAPLE, motionId };
    const shown = await ask<{ code: string }>('ballot.showRoomCode', of, 'secretary');
    await under(THIRD);
    const input = { ...of, voterId: HOME.second, code: shown.code };
    await ask<OwnVoter>('ballot.checkIn', input, 'resident');
  });
});

const ESTATE = idOf(MAPLE, '三期');

/** Units of one estate: door, owner and number of the register. */
async function bringIn(n: number, units: [string, string, string][]): Promise<void> {
  const lines = units.map(
    ([building, owner, number]): RosterLine => [
      ...['三期', building, '1单元', '101', '80', '', '', owner, '', '', number, ''],
    ],
  );
  const fileId = await uploadRoster(linli, lines, `numbers-${n}`);
  const input = { communityId: MAPLE, fileId, commandId: commandId(n) };
  await ask('roster.importRoster', input, 'secretary');
}

async function owners(n: number): Promise<unknown> {
  const form = formOf({
    placeId: ESTATE,
    ruleId: 'owners-ordinary',
    basis: 'owners',
    matter: 'owners-other',
    opensAt: START + 16 * DAY,
    closesAt: START + 22 * DAY,
    countsAt: START + 22 * DAY,
  });
  const draft = { communityId: MAPLE, motionId: null, form, commandId: commandId(n) };
  const { motionId } = await ask<{ motionId: string }>('ballot.saveMotion', draft, 'secretary');
  const checked = await ask<{ problems: string[]; eligible: { persons: number } }>(
    'ballot.checkMotion',
    { communityId: MAPLE, motionId },
    'secretary',
  );
  return [checked.eligible.persons, checked.problems.includes('owners-unsure')];
}

describe('a register of owners', () => {
  it('that is brought in building by building under two keys tells owners apart as before', async () => {
    await bringIn(1, [
      ['1栋', '王伟', 'Y1'],
      ['2栋', '王伟', 'Y1'],
      ['3栋', '王伟', 'Y2'],
    ]);
    expect(await owners(10)).toStrictEqual([2, false]);
    await under(SECOND);
    await bringIn(2, [['1栋', '王伟', 'Y1']]);
    expect(await owners(11)).toStrictEqual([2, false]);
    await bringIn(3, [
      ['2栋', '王伟', 'Y1'],
      ['3栋', '王伟', 'Y2'],
    ]);
    await under(THIRD);
    await bringIn(4, [['3栋', '王伟', 'Y2']]);
    expect(await owners(12)).toStrictEqual([2, false]);
  });

  it('says under the next key as well that somebody was confirmed', async () => {
    const door = (number: string): RosterLine => [
      ...['一期', '1栋', '1单元', '102', '', '', '', personOf('resident').name, '', '', number, ''],
    ];
    const bring = async (n: number, number: string) => {
      const fileId = await uploadRoster(linli, [door(number)], `door-${n}`);
      await ask(
        'roster.importRoster',
        { communityId: MAPLE, fileId, commandId: commandId(n) },
        'secretary',
      );
    };
    const home = { communityId: MAPLE, householdId: HOME.second };
    const stateNow = async () =>
      (await ask<{ owner: string | null }>('resident.showHousehold', home, 'resident')).owner;
    await bring(1, 'Y7');
    await ask('resident.askAsOwner', { ...home, commandId: commandId(2) }, 'resident');
    const decision = { ...home, residentId: residentIdOf('resident'), decision: 'confirm' };
    await ask(
      'resident.decideOwnerClaim',
      { ...decision, commandId: commandId(3) },
      'buildingSteward',
    );
    await under(SECOND);
    await bring(4, 'Y7');
    expect(await stateNow()).toBe('confirmed');
    await under(THIRD);
    await bring(5, 'Y7');
    expect(await stateNow()).toBe('confirmed');
    await bring(6, 'Y8');
    expect(await stateNow()).toBe('ended');
  });
});

describe('a certificate', () => {
  it('is known by its code when the key of the day on which it was printed is gone', async () => {
    const days = { communityId: MAPLE, from: '2026-06-01', until: '2026-06-30' };
    const made = await ask<{ certificate: { number: string; code: string } }>(
      'volunteer.issueCertificate',
      { ...days, commandId: commandId(1) },
      'stairSteward',
    );
    const { number, code } = made.certificate;
    await linli.cloud.database.command('database.modifyDocument', {
      collectionName: 'certificates',
      queryType: 'WHERE',
      query: JSON.stringify({ number }),
      data: JSON.stringify({ $unset: { code: '' } }), // as it was before codes were kept
      multi: false,
    });
    const check = () =>
      refusal('volunteer.checkCertificate', { communityId: MAPLE, number, code }, 'stranger');
    await under(SECOND);
    expect(await check()).toBe('ok');
    await linli.timer('volunteer');
    await under(THIRD);
    expect(await check()).toBe('ok');
  });
});

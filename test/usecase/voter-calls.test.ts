import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { VoterDocument } from '../../cloudfunctions/ballot/collections.ts';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { VoterLine } from '../../typings/contract/motion.ts';
import { HOME, MAPLE } from '../support/community.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { casting, MOTION, onVoter } from '../support/motions.ts';
import { patch } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';

/** The number of a household that has not voted: for officers who look after it, on record, and while it helps. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const calling = (n: number, householdId: string = HOME.second, more: object = {}) =>
  onVoter(n, { householdId, ...more });
const call = (n: number, as: As, householdId?: string, more?: object) =>
  refusal('ballot.callVoter', calling(n, householdId, more), as);
const listed = async (as: As, motionId: string = MOTION.open) =>
  Object.fromEntries(
    (
      await ask<{ voters: VoterLine[] }>('ballot.listVoters', { communityId: MAPLE, motionId }, as)
    ).voters.map(({ voterId, call: home }) => [voterId, home]),
  );

describe('a voter who has not voted', () => {
  it('is called at the household that an officer looks after, and each look is on record', async () => {
    for (const as of ['secretary', 'buildingSteward', 'stairSteward'] as const) {
      expect([as, (await listed(as))[HOME.second]]).toStrictEqual([as, HOME.second]);
    }
    const before = linli.documents<AuditDocument>('audit').length;
    const { phone } = await ask<{ phone: string }>('ballot.callVoter', calling(1), 'stairSteward');
    expect(phone).toMatch(/^1\d{10}$/);
    const entries = linli.documents<AuditDocument>('audit');
    expect(entries.length).toBe(before + 1);
    expect(entries.filter(({ action }) => action === 'household.call').at(-1)?.target).toBe(
      `household:${HOME.second}`,
    );
  });

  it('is not called by those who go from door to door without looking after homes, nor at other doors', async () => {
    expect((await listed('ownersCommittee'))[HOME.second]).toBe(null);
    expect(await call(1, 'ownersCommittee')).toStrictEqual(['NOT_ALLOWED', undefined]);
    expect(await call(2, 'stewardElsewhere')).toStrictEqual(['NOT_ALLOWED', undefined]);
    expect(await call(3, 'resident')).toStrictEqual(['NOT_ALLOWED', undefined]);
    // A door that is the officer's, and not the voter's.
    expect(await call(4, 'secretary', HOME.first)).toStrictEqual(['VOTER_NOT_FOUND', undefined]);
  });

  it('is left alone once the vote is in', async () => {
    await ask('ballot.castBallot', casting(1), 'resident');
    expect((await listed('secretary'))[HOME.second]).toBe(null);
    expect(await call(2, 'stairSteward')).toStrictEqual(['BALLOT_CAST', { channel: 'phone' }]);
  });

  it('is left alone before it opens and after it has closed', async () => {
    for (const motionId of [MOTION.notice, MOTION.counted]) {
      const homes = Object.values(await listed('secretary', motionId));
      expect(homes.filter((home) => home !== null)).toStrictEqual([]);
    }
    expect(await call(1, 'secretary', HOME.second, { motionId: MOTION.notice })).toStrictEqual([
      'MOTION_NOT_OPEN',
      { opensAt: expect.anything() },
    ]);
    expect(await call(2, 'secretary', HOME.second, { motionId: MOTION.counted })).toStrictEqual([
      'MOTION_CLOSED',
      undefined,
    ]);
  });

  it('has no number to call where the roster has none', async () => {
    await patch(linli, 'households', { _id: HOME.second }, { 'head.phoneCipher': null });
    expect((await listed('secretary'))[HOME.second]).toBe(null);
    expect(await call(1, 'secretary')).toStrictEqual(['PHONE_UNKNOWN', undefined]);
    const [voter] = linli
      .documents<VoterDocument>('voters')
      .filter(({ _id }) => _id === `${MOTION.open}:${HOME.second}`);
    expect(voter?.places).toStrictEqual([HOME.second]);
  });
});

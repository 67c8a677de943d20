import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { BallotDocument } from '../../cloudfunctions/ballot/collections.ts';
import { DAY, HOUR } from '../../cloudfunctions/kernel/calendar.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { MotionDetail, MotionForm, MotionLine } from '../../typings/contract/motion.ts';
import type { Membership } from '../../typings/contract/resident.ts';
import { HOME, MAPLE, PLACE, personOf, residentIdOf, START } from '../support/community.ts';
import { freshCode } from '../support/examples/resident.ts';
import { commandId, type Input, movingOut, representing } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { casting, formOf, MOTION, NO, RECEIPT, YES } from '../support/motions.ts';
import { inAnyOrder } from '../support/orders.ts';
import { registered } from '../support/owners.ts';
import { patch } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';

/**
 * While a vote is open one officer writes a neighbour out of a home, chooses who speaks for it, or gives it to others:
 * who votes in that vote stays as it was.
 */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => begin());

/** 顾南枝 lived there when the open votes were announced. */
async function begin(): Promise<void> {
  await linli.reset();
  for (const motionId of [MOTION.open, MOTION.secret]) {
    await patch(linli, 'motions', { _id: motionId }, { announcedAt: START - 5 * DAY });
  }
}

const { ask, refusal } = talkWith(() => linli);
const vote = (n: number, as: As, more: Input = {}) =>
  refusal('ballot.castBallot', casting(n, more), as);
const NOT_YOURS = ['VOTER_NOT_YOURS', undefined];
const lineOf = async (as: As, motionId: string = MOTION.open) => {
  const of = { communityId: MAPLE };
  const { motions } = await ask<{ motions: MotionLine[] }>('ballot.listMotions', of, as);
  return motions.find((one) => one.motionId === motionId);
};
const waits = async (as: As) => (await lineOf(as))?.waits === true;
const see = (as: As, motionId: string = MOTION.open) =>
  ask<MotionDetail>('ballot.showMotion', { communityId: MAPLE, motionId }, as);

/** Announced now; it opens and ends when the form says. */
async function announced(n: number, form: Partial<MotionForm>, as: As): Promise<string> {
  const draft = {
    communityId: MAPLE,
    motionId: null,
    form: formOf(form),
    commandId: commandId(n),
  };
  const { motionId } = await ask<{ motionId: string }>('ballot.saveMotion', draft, as);
  const announcing = { communityId: MAPLE, motionId, commandId: commandId(n + 1) };
  await ask('ballot.announceMotion', announcing, as);
  await linli.clock(START + HOUR);
  return motionId;
}
const writeOut = (n: number) =>
  ask('resident.endMembership', movingOut(n, HOME.second), 'buildingSteward');

/** 路远行 comes into the second household, with a code that an officer gives. */
async function friendComes(n: number): Promise<void> {
  const code = await freshCode(n, linli, HOME.second);
  const joining = { code, name: '路远行', adult: true, commandId: commandId(n) };
  await ask('resident.joinHousehold', joining, 'stranger');
}
const friend = () => {
  const found = linli
    .documents<ResidentDocument>('residents')
    .find(({ name }) => name === '路远行');
  return found?._id ?? '';
};
const left = () =>
  linli.documents<ResidentDocument>('residents').find(({ _id }) => _id === residentIdOf('resident'))
    ?.left ?? [];

describe('somebody whom a steward writes out on the day of the vote', () => {
  it('still votes, and no friend of the steward in their place', async () => {
    await writeOut(1);
    await friendComes(2);
    expect(await vote(3, 'stranger')).toStrictEqual(NOT_YOURS);
    expect([await waits('resident'), await waits('stranger')]).toStrictEqual([true, false]);
    expect(await vote(4, 'resident')).toBe('ok');
    expect(await vote(5, 'resident', { motionId: MOTION.secret })).toBe('ok');
  });

  it('is told where the votes are listed that they may still vote, and the friend why not', async () => {
    await writeOut(1);
    await friendComes(2);
    const { memberships } = await ask<{ memberships: Membership[] }>(
      'resident.listMemberships',
      {},
      'resident',
    );
    expect(memberships.map(({ communityId }) => communityId)).toContain(MAPLE);
    expect((await lineOf('resident'))?.leftHome).toBe(true);
    expect((await lineOf('householdRepresentative'))?.leftHome).toBe(undefined);
    const [own] = (await see('resident')).own;
    expect([own?.leftHome, own?.notMine, own?.late]).toStrictEqual([true, false, undefined]);
    const [late] = (await see('stranger')).own;
    expect([late?.leftHome, late?.notMine, late?.late]).toStrictEqual([undefined, true, true]);
  });

  it('keeps the vote that was cast, and may change it', async () => {
    expect(await vote(1, 'resident')).toBe('ok');
    const ballot = () =>
      linli
        .documents<BallotDocument>('ballots')
        .find(({ _id }) => _id === `${MOTION.open}:${HOME.second}`);
    const before = ballot();
    await writeOut(2);
    await friendComes(3);
    expect(ballot()).toStrictEqual(before);
    expect(await vote(4, 'stranger')).toStrictEqual(NOT_YOURS);
    expect(await vote(5, 'resident', { replaces: RECEIPT(1001), answers: NO })).not.toStrictEqual(
      NOT_YOURS,
    );
  });

  it('votes in nothing that is announced later, and is remembered no longer than the votes', async () => {
    await writeOut(1);
    const form = formOf({
      opensAt: START + 4 * DAY,
      closesAt: START + 5 * DAY,
      countsAt: START + 5 * DAY,
    });
    const draft = { communityId: MAPLE, motionId: null, form, commandId: commandId(2) };
    const { motionId } = await ask<{ motionId: string }>('ballot.saveMotion', draft, 'secretary');
    await ask(
      'ballot.announceMotion',
      { communityId: MAPLE, motionId, commandId: commandId(3) },
      'secretary',
    );
    expect(left().length).toBe(1);
    await linli.clock(START + 5 * DAY + HOUR);
    expect(left()).toStrictEqual([]);
  });

  it('by their own word votes no more', async () => {
    const code = await freshCode(1, linli, HOME.otherEstate);
    await ask(
      'resident.joinHousehold',
      { code, name: '顾南枝', commandId: commandId(1) },
      'resident',
    );
    const leaving = { communityId: MAPLE, householdId: HOME.second, commandId: commandId(2) };
    await ask('resident.leaveHousehold', leaving, 'resident');
    expect(left()).toStrictEqual([]);
    expect(await vote(3, 'resident')).not.toBe('ok');
  });

  it('at the same moment as they vote changes nothing, in any order', () =>
    inAnyOrder(
      linli,
      async () => {
        await begin();
        const [, cast] = await Promise.all([writeOut(1), vote(2, 'resident')]);
        expect(cast).toBe('ok');
      },
      { planned: 8, random: 4 },
    ));
});

describe('a household', () => {
  it('for which an officer chooses another on the day of the vote is not voted for by them', async () => {
    await friendComes(1);
    await ask(
      'resident.chooseRepresentative',
      representing(2, HOME.second, 'resident'),
      'resident',
    );
    const choosing = {
      ...representing(3, HOME.second, 'resident', residentIdOf('resident')),
      residentId: friend(),
    };
    await ask('resident.chooseRepresentative', choosing, 'buildingSteward');
    expect(await vote(4, 'stranger')).toStrictEqual(NOT_YOURS);
    expect(await vote(5, 'resident')).toBe('ok');
  });

  it('is voted for by whom its own people choose, whenever they came', async () => {
    await friendComes(1);
    const choosing = { ...representing(2, HOME.second, 'resident'), residentId: friend() };
    await ask('resident.chooseRepresentative', choosing, 'resident');
    expect(await vote(3, 'stranger')).toBe('ok');
  });

  it('that the secretary gives to others on the day of the vote is voted for by those who were there', async () => {
    const taking = { communityId: MAPLE, householdId: HOME.second, commandId: commandId(1) };
    await ask('resident.takeOver', taking, 'secretary');
    await friendComes(2);
    expect(await vote(3, 'stranger')).toStrictEqual(NOT_YOURS);
    expect(await vote(4, 'resident', { answers: YES })).toBe('ok');
  });
});

describe('a vote of adults', () => {
  const IS = { basis: 'adults', opensAt: START + 4 * DAY, closesAt: START + 5 * DAY } as const;
  const self = (n: number, key: 'resident', motionId: string) =>
    vote(n, key, { motionId, voterId: residentIdOf(key) });

  it('keeps whoever a steward writes out of a home, and has nobody who came since', async () => {
    const form = { ...IS, countsAt: IS.closesAt };
    const motionId = await announced(1, form, 'secretary');
    await writeOut(3);
    await friendComes(4);
    await linli.clock(IS.opensAt + HOUR);
    const line = await lineOf('resident', motionId);
    expect([line?.waits, line?.leftHome]).toStrictEqual([true, true]);
    expect((await see('resident', motionId)).own[0]).toMatchObject({ as: 'self', leftHome: true });
    expect(await self(5, 'resident', motionId)).toBe('ok');
    const seen = await see('stranger', motionId);
    expect([seen.own, seen.late]).toStrictEqual([[], true]);
    expect(await vote(6, 'stranger', { motionId, voterId: friend() })).toStrictEqual([
      'VOTER_NOT_FOUND',
      undefined,
    ]);
    // One who lives there and never said that they are 18 has not come late.
    expect((await see('stairSteward', motionId)).late).toBe(undefined);
  });

  it('is none of theirs any more who left the building by their own word', async () => {
    const motionId = await announced(1, { ...IS, countsAt: IS.closesAt }, 'secretary');
    const code = await freshCode(3, linli, HOME.otherEstate);
    const joining = { code, name: '顾南枝', commandId: commandId(3) };
    await ask('resident.joinHousehold', joining, 'resident');
    const leaving = { communityId: MAPLE, householdId: HOME.second, commandId: commandId(4) };
    await ask('resident.leaveHousehold', leaving, 'resident');
    await linli.clock(IS.opensAt + HOUR);
    expect(await self(5, 'resident', motionId)).toStrictEqual(['MOTION_NOT_FOUND', undefined]);
  });
});

describe('a vote of owners', () => {
  const IS = { opensAt: START + 16 * DAY, closesAt: START + 22 * DAY };
  const FORM: Partial<MotionForm> = {
    ...IS,
    countsAt: IS.closesAt,
    ruleId: 'owners-ordinary',
    basis: 'owners',
    matter: 'owners-other',
    partyConsultedOn: null,
    placeId: PLACE.estate,
    registered: 4,
    session: null,
    totalsReason: '还没有拿到竣工资料。',
  };
  const home = { communityId: MAPLE, householdId: HOME.second };

  it('keeps an owner whom a steward writes out, and has no family that took the home over', async () => {
    await registered(linli, HOME.second, { owners: [personOf('resident').name] });
    await ask('resident.askAsOwner', { ...home, commandId: commandId(1) }, 'resident');
    const confirming = { ...home, residentId: residentIdOf('resident'), decision: 'confirm' };
    const command = { commandId: commandId(2) };
    await ask('resident.decideOwnerClaim', { ...confirming, ...command }, 'buildingSteward');
    const motionId = await announced(3, FORM, 'ownersCommittee');
    await ask('resident.takeOver', { ...home, commandId: commandId(5) }, 'secretary');
    await friendComes(6);
    await linli.clock(IS.opensAt + HOUR);
    const line = await lineOf('resident', motionId);
    expect([line?.waits, line?.leftHome]).toStrictEqual([true, true]);
    expect((await see('stranger', motionId)).own).toMatchObject([
      { as: 'owner', notMine: true, late: true, unconfirmed: HOME.second },
    ]);
    expect(await vote(7, 'stranger', { motionId })).toStrictEqual(['OWNER_UNCONFIRMED', undefined]);
    expect((await see('resident', motionId)).own[0]).toMatchObject({ as: 'owner', leftHome: true });
    expect(await vote(8, 'resident', { motionId })).toBe('ok');
  });
});

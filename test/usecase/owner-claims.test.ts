import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY, HOUR } from '../../cloudfunctions/kernel/calendar.ts';
import type { MotionDetail } from '../../typings/contract/motion.ts';
import type { OwnerClaim } from '../../typings/contract/parts/owner-claim.ts';
import { HOME, MAPLE, PLACE, personOf, residentIdOf, START } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { formOf, RECEIPT, YES } from '../support/motions.ts';
import { registered } from '../support/owners.ts';
import { patch } from '../support/patch.ts';
import { uploadRoster } from '../support/roster.ts';
import { talkWith } from '../support/talk.ts';

/** On the phone votes for a unit who an officer has confirmed as its owner: a name alone is not enough. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const { ask, refusal } = talkWith(() => linli);
const HOUSEHOLD = { communityId: MAPLE, householdId: HOME.second };
const { name } = personOf('resident');

/** The resident lives in the second household; its owner bears the same name. */
beforeEach(async () => {
  await linli.reset();
  await registered(linli, HOME.second, { owners: [name] });
});

async function announced(n: number): Promise<string> {
  const form = formOf({
    ruleId: 'owners-ordinary',
    basis: 'owners',
    matter: 'owners-other',
    partyConsultedOn: null,
    placeId: PLACE.estate,
    registered: 4,
    session: null,
    totalsReason: '还没有拿到竣工资料。',
    opensAt: START + 16 * DAY,
    closesAt: START + 22 * DAY,
    countsAt: START + 22 * DAY,
  });
  const draft = { communityId: MAPLE, motionId: null, form, commandId: commandId(n) };
  const as = 'ownersCommittee';
  const { motionId } = await ask<{ motionId: string }>('ballot.saveMotion', draft, as);
  const input = { communityId: MAPLE, motionId, commandId: commandId(n) };
  await ask('ballot.announceMotion', input, as);
  return motionId;
}

const vote = (motionId: string, n = 1) =>
  refusal(
    'ballot.castBallot',
    {
      communityId: MAPLE,
      motionId,
      voterId: HOME.second,
      receipt: RECEIPT(n),
      replaces: null,
      answers: YES,
    },
    'resident',
  );

const asks = (n: number, as: As = 'resident', more: object = {}) =>
  refusal('resident.askAsOwner', { ...HOUSEHOLD, ...more, commandId: commandId(n) }, as);

const decides = (n: number, as: As, more: object = {}) =>
  refusal(
    'resident.decideOwnerClaim',
    {
      ...HOUSEHOLD,
      residentId: residentIdOf('resident'),
      decision: 'confirm',
      ...more,
      commandId: commandId(n),
    },
    as,
  );

const state = async () =>
  (await ask<{ owner: string | null }>('resident.showHousehold', HOUSEHOLD, 'resident')).owner;

describe('somebody who lives in a unit under the name of its owner', () => {
  it('votes for it on the phone only once an officer of the door has confirmed who they are', async () => {
    const motionId = await announced(1);
    await linli.clock(START + 16 * DAY + HOUR);
    const unconfirmed = ['OWNER_UNCONFIRMED', undefined];
    expect(await vote(motionId)).toStrictEqual(unconfirmed);
    expect(await asks(2)).toBe('ok');
    expect(await vote(motionId)).toStrictEqual(unconfirmed);
    const { claims } = await ask<{ claims: OwnerClaim[] }>(
      'resident.listOwnerClaims',
      { communityId: MAPLE },
      'buildingSteward',
    );
    expect(claims).toMatchObject([
      { householdId: HOME.second, name, owners: [name], matches: true, own: false },
    ]);
    expect(await decides(3, 'buildingSteward')).toBe('ok');
    expect(await vote(motionId)).toBe('ok');
    const actions = linli.documents<{ action: string }>('audit').map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['owning.ask', 'owning.confirm']));
  });

  it('is told what to do, and nothing of the owner’s vote', async () => {
    const motionId = await announced(1);
    await linli.clock(START + 16 * DAY + HOUR);
    const { own } = await ask<MotionDetail>(
      'ballot.showMotion',
      { communityId: MAPLE, motionId },
      'resident',
    );
    expect(own).toMatchObject([
      { unconfirmed: HOME.second, notMine: true, area: null, cast: null, receipt: null },
    ]);
  });

  it('still votes by the name where that was the rule at the announcement', async () => {
    const motionId = await announced(1);
    await patch(linli, 'motions', { _id: motionId }, { scheme: 1 });
    await linli.clock(START + 16 * DAY + HOUR);
    expect(await vote(motionId)).toBe('ok');
  });

  it('is an owner no more once an import names another, and then again after a mistake is put right', async () => {
    await asks(1);
    await decides(2, 'buildingSteward');
    expect(await state()).toBe('confirmed');
    const bringIn = async (n: number, owner: string) => {
      const door = ['一期', '1栋', '1单元', '102', '90', '', '', owner];
      const fileId = await uploadRoster(linli, [door], `sold-${n}`);
      await ask(
        'roster.importRoster',
        { communityId: MAPLE, fileId, commandId: commandId(n) },
        'secretary',
      );
    };
    await bringIn(3, '孙立');
    expect(await state()).toBe('ended');
    const motionId = await announced(4);
    await linli.clock(START + 16 * DAY + HOUR);
    expect(await vote(motionId)).toStrictEqual(['OWNER_UNCONFIRMED', undefined]);
    await bringIn(5, name);
    expect(await state()).toBe('confirmed');
  });
});

describe('who confirms an owner', () => {
  it('is neither the person nor somebody of their home, nor an officer of another door', async () => {
    await registered(linli, HOME.first, { owners: [personOf('stairSteward').name] });
    expect(await asks(1, 'stairSteward', { householdId: HOME.first })).toBe('ok');
    const own = { householdId: HOME.first, residentId: residentIdOf('stairSteward') };
    expect(await decides(2, 'stairSteward', own)).toStrictEqual(['OWNER_CLAIM_OWN', undefined]);
    expect(await decides(3, 'stewardElsewhere', own)).toStrictEqual(['NOT_ALLOWED', undefined]);
    expect(await decides(4, 'resident', own)).toStrictEqual(['NOT_ALLOWED', undefined]);
    expect(await decides(5, 'ownersCommittee', own)).toBe('ok');
  });

  it('says which owner and by what papers, where the register has another name', async () => {
    await registered(linli, HOME.second, { owners: ['云溪商贸有限公司'] });
    await asks(1);
    const differs = ['OWNER_NAME_DIFFERS', undefined];
    expect(await decides(2, 'buildingSteward')).toStrictEqual(differs);
    expect(
      await decides(3, 'buildingSteward', { as: '别的公司', basis: '营业执照' }),
    ).toStrictEqual(differs);
    const papers = { as: '云溪商贸有限公司', basis: '营业执照和授权书' };
    expect(await decides(4, 'buildingSteward', papers)).toBe('ok');
    expect(await state()).toBe('confirmed');
    expect(await decides(5, 'buildingSteward', { decision: 'decline' })).toBe('ok');
    expect(await state()).toBe('declined');
  });

  it('is asked by nobody where the roster names no owner, and by nobody who lives elsewhere', async () => {
    await registered(linli, HOME.second, { owners: ['开发商（未售）'] });
    expect(await asks(1)).toStrictEqual(['OWNER_UNKNOWN', undefined]);
    expect(await asks(2, 'residentElsewhere')).toStrictEqual(['HOUSEHOLD_NOT_FOUND', undefined]);
    expect(await decides(3, 'buildingSteward')).toStrictEqual(['OWNER_CLAIM_NOT_FOUND', undefined]);
    expect(await state()).toBe(null);
  });
});

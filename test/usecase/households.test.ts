import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  HouseholdDocument,
  ResidentDocument,
} from '../../cloudfunctions/people/collections.ts';
import type { Helper } from '../../typings/contract/household.ts';
import type { ConsentLine, Member, Membership } from '../../typings/contract/resident.ts';
import { HOME, MAPLE, NOTICE, PLACE, residentIdOf, START } from '../support/community.ts';
import { freshCode } from '../support/examples/resident.ts';
import { settle } from '../support/faults.ts';
import { commandId, movingOut, newPerson, representing } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { asking } from '../support/requests.ts';
import { talkWith } from '../support/talk.ts';

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal, titles } = talkWith(() => linli);
const second = { communityId: MAPLE, householdId: HOME.second };
const members = (as: As, householdId: string = HOME.second) =>
  ask<{ members: Member[]; representativeId: string | null }>(
    'resident.members',
    { communityId: MAPLE, householdId },
    as,
  );
const homesOf = async (as: As) =>
  (await ask<{ memberships: Membership[] }>('resident.me', {}, as)).memberships[0];
const entryOf = (key: Parameters<typeof residentIdOf>[0]) =>
  linli.documents<ResidentDocument>('residents').find(({ _id }) => _id === residentIdOf(key));
async function joinAlso(householdId: string, n: number): Promise<string> {
  const code = await freshCode(n, linli, householdId);
  await ask('resident.join', { code, name: '顾南枝', commandId: commandId(n) }, 'resident');
  return code;
}

describe('moving out', () => {
  it('takes the door and what is around it; another home stays', async () => {
    await joinAlso(HOME.otherEstate, 1);
    await ask('resident.endMembership', movingOut(2, HOME.second), 'stairSteward');
    expect(
      (await homesOf('resident'))?.households.map(({ householdId }) => householdId),
    ).toStrictEqual([HOME.otherEstate]);
    const { lineages = [] } = entryOf('resident') ?? {};
    assert.ok(lineages.includes(PLACE.otherEstate) && !lineages.includes(PLACE.estate));
  });

  it('from the only home leaves an entry that sees nothing', async () => {
    expect(await titles('resident')).not.toStrictEqual([]);
    await ask('resident.endMembership', movingOut(1, HOME.second), 'stairSteward');
    expect(await titles('resident')).toStrictEqual([]);
    const confirm = { communityId: MAPLE, noticeId: NOTICE.building, commandId: commandId(2) };
    const [code] = (await refusal('notice.confirm', confirm, 'resident')) as string[];
    assert.ok(['NOTICE_NOT_FOUND', 'NOTICE_NOT_ADDRESSED'].includes(code ?? ''), code);
  });

  it('an old slip opens nothing again', async () => {
    const code = await joinAlso(HOME.otherEstate, 1);
    const out = movingOut(2, HOME.otherEstate);
    await ask('resident.endMembership', out, 'secretary');
    const again = { code, name: '顾南枝', commandId: commandId(3) };
    expect(await refusal('resident.join', again, 'resident')).toStrictEqual([
      'CODE_USED',
      undefined,
    ]);
  });

  it('leaves the codes alone with which others came', async () => {
    const code = await freshCode(1, linli, HOME.second);
    await ask('resident.join', { code, name: '温如玉', commandId: commandId(2) }, 'stranger');
    await ask('resident.endMembership', movingOut(3, HOME.second), 'stairSteward');
    const again = { code, name: '温如玉', commandId: commandId(4) };
    expect(await refusal('resident.join', again, 'stranger')).toBe('ok');
  });

  it('of somebody without WeChat keeps nothing that names them', async () => {
    const { residentId } = await ask<{ residentId: string }>(
      'resident.addPerson',
      newPerson(1, HOME.second),
      'stairSteward',
    );
    const out = { ...movingOut(2, HOME.second), residentId, reason: 'died' };
    await ask('resident.endMembership', out, 'stairSteward');
    assert.ok(!linli.state().includes('陈桂兰'));
  });

  it("is nobody's to note whose places lie elsewhere, nor of somebody unknown", async () => {
    const out = { ...movingOut(1, HOME.second), residentId: 'person-nobody' };
    expect(await refusal('resident.endMembership', out, 'secretary')).toStrictEqual([
      'RESIDENT_NOT_FOUND',
      undefined,
    ]);
    const foreign = { ...movingOut(2, HOME.second), residentId: residentIdOf('cedarResident') };
    expect(await refusal('resident.endMembership', foreign, 'secretary')).toStrictEqual([
      'RESIDENT_NOT_FOUND',
      undefined,
    ]);
  });

  it('oneself goes from one of several homes; from the last one only by leaving', async () => {
    const leave = { ...second, commandId: commandId(5) };
    expect(await refusal('resident.leaveHousehold', leave, 'resident')).toStrictEqual([
      'HOUSEHOLD_LAST',
      undefined,
    ]);
    await joinAlso(HOME.otherEstate, 1);
    await ask('resident.leaveHousehold', leave, 'resident');
    expect((await homesOf('resident'))?.households.length).toBe(1);
  });
});

describe('others move in', () => {
  it('everybody who was there is out, the code is dead, and who came since stays', async () => {
    await ask('resident.addPerson', newPerson(1, HOME.second), 'stairSteward');
    const code = await freshCode(2, linli, HOME.second);
    const anew = { ...second, commandId: commandId(3) };
    await linli.clock(START + 1000);
    await ask('resident.takeOver', anew, 'secretary');
    expect((await members('secretary')).members).toStrictEqual([]);
    const old = { code, name: '温如玉', commandId: commandId(4) };
    const [dead] = (await refusal('resident.join', old, 'stranger')) as string[];
    expect(dead).toBe('CODE_UNKNOWN');
    await linli.clock(START + 60_000);
    const fresh = await freshCode(5, linli, HOME.second);
    await ask(
      'resident.join',
      { code: fresh, name: '温如玉', commandId: commandId(6) },
      'stranger',
    );
    await ask('resident.takeOver', anew, 'secretary'); // a late repeat
    expect((await members('secretary')).members.map(({ name }) => name)).toStrictEqual(['温如玉']);
  });
});

describe('the one who speaks for a household', () => {
  it('is chosen by its own people or an officer, and changed on record', async () => {
    await ask('resident.addPerson', newPerson(1, HOME.second), 'stairSteward');
    await ask(
      'resident.chooseRepresentative',
      representing(2, HOME.second, 'resident'),
      'resident',
    );
    const own = await ask<{ representativeId: string | null }>(
      'resident.household',
      second,
      'resident',
    );
    expect(own.representativeId).toBe(residentIdOf('resident'));
    expect((await members('stairSteward')).representativeId).toBe(residentIdOf('resident'));
    expect(
      (await homesOf('resident'))?.roles.map(({ role, placeId }) => [role, placeId]),
    ).toStrictEqual([['household-representative', HOME.second]]);
    const elder = (await members('stairSteward')).members.find(({ wechat }) => !wechat);
    const change = {
      ...representing(3, HOME.second, 'resident', residentIdOf('resident')),
      residentId: elder?.residentId ?? '',
    };
    await ask('resident.chooseRepresentative', change, 'stairSteward');
    expect((await homesOf('resident'))?.roles).toStrictEqual([]);
  });

  it('lives there, and is chosen by nobody from elsewhere', async () => {
    const stranger = representing(1, HOME.second, 'residentElsewhere');
    expect(await refusal('resident.chooseRepresentative', stranger, 'resident')).toStrictEqual([
      'RESIDENT_NOT_FOUND',
      undefined,
    ]);
    const own = representing(2, HOME.second, 'resident');
    for (const as of ['residentElsewhere', 'stewardElsewhere', 'volunteer'] as const) {
      expect(await refusal('resident.chooseRepresentative', own, as)).toStrictEqual([
        'HOUSEHOLD_NOT_FOUND',
        undefined,
      ]);
    }
    expect(await refusal('resident.household', second, 'residentElsewhere')).toStrictEqual([
      'HOUSEHOLD_NOT_FOUND',
      undefined,
    ]);
  });

  it('may leave the community, and is the one no more after moving out', async () => {
    await ask(
      'resident.chooseRepresentative',
      representing(1, HOME.second, 'resident'),
      'resident',
    );
    await ask('resident.endMembership', movingOut(2, HOME.second), 'stairSteward');
    expect((await members('stairSteward')).representativeId).toBe(null);
    expect(entryOf('resident')?.roles).toStrictEqual([]);
    expect(
      await refusal('resident.leave', { communityId: MAPLE, commandId: commandId(3) }, 'resident'),
    ).toBe('ok');
  });

  it('is noted in the entry by the timer when a cut came between', async () => {
    await linli.cut('resident', { request: 2, when: 'after' });
    await linli.call(
      'resident',
      'chooseRepresentative',
      representing(1, HOME.second, 'resident'),
      'resident',
    );
    const household = () =>
      linli.documents<HouseholdDocument>('households').find(({ _id }) => _id === HOME.second);
    expect(household()?.representative?.carried).toBe(false);
    await settle(linli);
    expect(household()?.representative?.carried).toBe(true);
    expect(entryOf('resident')?.roles.length).toBe(1);
  });
});

describe('a consent of one’s own', () => {
  const give = (n: number, agentId: string, until = '2026-09-15') => ({
    communityId: MAPLE,
    agentId,
    until,
    commandId: commandId(n),
  });

  it('is given to the household or to officers around it, to nobody else', async () => {
    const { helpers } = await ask<{ helpers: Helper[] }>(
      'resident.helpers',
      { communityId: MAPLE },
      'resident',
    );
    expect(helpers.map(({ name, as }) => [name, as]).sort()).toStrictEqual(
      [
        ['沈知秋', 'secretary'],
        ['白若溪', 'stair-steward'],
        ['罗清和', 'building-steward'],
        ['郭望舒', 'grid-officer'],
      ].sort(),
    );
    const line = await ask<ConsentLine>(
      'resident.giveConsent',
      give(1, residentIdOf('stairSteward')),
      'resident',
    );
    expect([line.agentName, line.given]).toStrictEqual(['白若溪', 'app']);
    for (const key of [
      'residentElsewhere',
      'expiredSteward',
      'resident',
      'cedarSecretary',
    ] as const) {
      assert.deepEqual(
        await refusal('resident.giveConsent', give(2, residentIdOf(key)), 'resident'),
        ['RESIDENT_NOT_FOUND', undefined],
        key,
      );
    }
  });

  it('lasts a year at most, and is given anew', async () => {
    const agentId = residentIdOf('stairSteward');
    expect(
      await refusal('resident.giveConsent', give(1, agentId, '2027-06-16'), 'resident'),
    ).toStrictEqual(['CONSENT_TOO_LONG', { days: 365 }]);
    expect(
      await refusal('resident.giveConsent', give(1, agentId, '2026-06-14'), 'resident'),
    ).toStrictEqual(['NOTICE_DATE_PAST', { field: 'until' }]);
    await ask('resident.giveConsent', give(2, agentId), 'resident');
    const { until } = await ask<ConsentLine>(
      'resident.giveConsent',
      give(3, agentId, '2026-12-31'),
      'resident',
    );
    expect(until).toBe('2026-12-31');
  });

  it('is for nobody who has no home here', async () => {
    const { helpers } = await ask<{ helpers: Helper[] }>(
      'resident.helpers',
      { communityId: MAPLE },
      'volunteer',
    );
    expect(helpers).toStrictEqual([]);
  });
});

describe('asking for a second home', () => {
  it('is as good as a code', async () => {
    const input = { ...asking(1), name: '戴云舟' };
    const { requestId } = await ask<{ requestId: string }>(
      'resident.ask',
      input,
      'residentElsewhere',
    );
    await ask(
      'resident.decideRequest',
      { communityId: MAPLE, requestId, decision: 'accept', commandId: commandId(2) },
      'stairSteward',
    );
    expect((await homesOf('residentElsewhere'))?.households.length).toBe(2);
  });
});

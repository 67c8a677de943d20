import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import { ancestorsAndSelf } from '../../cloudfunctions/kernel/path-id.ts';
import type {
  HouseholdDocument,
  ResidentDocument,
} from '../../cloudfunctions/people/collections.ts';
import type { ConsentDocument } from '../../cloudfunctions/resident/collections.ts';
import { HOME, MAPLE, openidOf, residentIdOf } from '../support/community.ts';
import { freshCode } from '../support/examples/resident.ts';
import { checkAudit, settle } from '../support/faults.ts';
import { commandId, movingOut, newPerson, representing } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';

/** Who belongs to a household and who speaks for it, changed by several at once. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const entries = (prefix: string) =>
  linli.documents<AuditDocument>('audit').filter(({ action }) => action.startsWith(prefix));
const residents = () => linli.documents<ResidentDocument>('residents');
const household = () =>
  linli.documents<HouseholdDocument>('households').find(({ _id }) => _id === HOME.second);

/** Homes and the places around them say the same. */
function checkHomes(): void {
  for (const { households, lineages } of residents()) {
    const around = households.flatMap((one) => ancestorsAndSelf(one.householdId).slice(0, -1));
    expect([...lineages].sort()).toStrictEqual([...new Set(around)].sort());
  }
}

describe('at once', () => {
  it('two officers note one moving out: once', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all(
        (['stairSteward', 'secretary'] as const).map((as, index) =>
          linli.call('resident', 'endMembership', movingOut(index + 1, HOME.second), as),
        ),
      );
      for (const { envelope } of answers) expect(envelope.ok).toBe(true);
      expect(entries('member.').length).toBe(1);
      await settle(linli);
      checkAudit(linli);
    }));

  it('one is chosen to speak for a household while moving out: the others are not locked out', () =>
    inAnyOrder(linli, async () => {
      const person = newPerson(1, HOME.second);
      const added = await linli.call('resident', 'addPerson', person, 'stairSteward');
      const { residentId } = (added.envelope.ok && added.envelope.data) as { residentId: string };
      await Promise.all([
        linli.call('resident', 'endMembership', movingOut(2, HOME.second), 'stairSteward'),
        linli.call(
          'resident',
          'chooseRepresentative',
          representing(3, HOME.second, 'resident'),
          'secretary',
        ),
      ]);
      await settle(linli);
      expect(household()?.representative ?? null).toBe(null);
      const choosing = { ...representing(4, HOME.second, 'resident'), residentId };
      const chosen = await linli.call('resident', 'chooseRepresentative', choosing, 'stairSteward');
      expect(chosen.envelope.ok).toBe(true);
    }));

  it('one moves out here while joining there: both count', () =>
    inAnyOrder(linli, async () => {
      const code = await freshCode(1, linli, HOME.otherEstate);
      const join = { code, name: '顾南枝', commandId: commandId(2) };
      const [out, joined] = await Promise.all([
        linli.call('resident', 'endMembership', movingOut(3, HOME.second), 'stairSteward'),
        linli.call('resident', 'joinHousehold', join, 'resident'),
      ]);
      expect([out.envelope.ok, joined.envelope.ok]).toStrictEqual([true, true]);
      const own = residents().find(({ _id }) => _id === residentIdOf('resident'));
      expect(own?.households.map(({ householdId }) => householdId)).toStrictEqual([
        HOME.otherEstate,
      ]);
      checkHomes();
    }));

  it('two phones of one person leave one home: out once, the other home stays', () =>
    inAnyOrder(linli, async () => {
      const code = await freshCode(1, linli, HOME.otherEstate);
      const join = { code, name: '顾南枝', commandId: commandId(2) };
      await linli.call('resident', 'joinHousehold', join, 'resident');
      const answers = await Promise.all(
        [HOME.second, HOME.second, HOME.otherEstate].map((householdId, index) =>
          linli.call(
            'resident',
            'leaveHousehold',
            { communityId: MAPLE, householdId, commandId: commandId(10 + index) },
            'resident',
          ),
        ),
      );
      assert.ok(answers.filter(({ envelope }) => envelope.ok).length >= 1);
      await settle(linli);
      checkAudit(linli);
      checkHomes();
      const own = residents().find(({ _id }) => _id === residentIdOf('resident'));
      expect(entries('member.left').length).toBe(2 - (own?.households.length ?? 0));
    }));

  it('one consent given from two phones: the first stands, and is on record', () =>
    inAnyOrder(linli, async () => {
      const give = (n: number, until: string) =>
        linli.call(
          'resident',
          'giveConsent',
          {
            communityId: MAPLE,
            agentId: residentIdOf('stairSteward'),
            until,
            commandId: commandId(n),
          },
          'resident',
        );
      const answers = await Promise.all([give(1, '2026-08-01'), give(2, '2026-09-01')]);
      for (const { envelope } of answers) expect(envelope.ok).toBe(true);
      const [consent, ...others] = linli.documents<ConsentDocument>('consents');
      expect(others.length).toBe(0);
      assert.ok(entries('consent.give').some(({ _id }) => _id === consent?.change.id));
      await settle(linli);
      checkAudit(linli);
    }));

  it('two of a household choose two people: one of them stands, everywhere', () =>
    inAnyOrder(linli, async () => {
      const { envelope } = await linli.call(
        'resident',
        'addPerson',
        newPerson(1, HOME.second),
        'stairSteward',
      );
      assert.ok(envelope.ok);
      const elder = (envelope.data as { residentId: string }).residentId;
      const answers = await Promise.all([
        linli.call(
          'resident',
          'chooseRepresentative',
          representing(2, HOME.second, 'resident'),
          'resident',
        ),
        linli.call(
          'resident',
          'chooseRepresentative',
          { ...representing(3, HOME.second, 'resident'), residentId: elder },
          'stairSteward',
        ),
      ]);
      const codes = answers.map((one) => (one.envelope.ok ? 'ok' : one.envelope.code)).sort();
      expect(codes).toStrictEqual(['REPRESENTATIVE_CHANGED', 'ok']);
      const chosen = household()?.representative?.residentId;
      const holders = residents().filter(({ roles }) =>
        roles.some(({ placeId }) => placeId === HOME.second),
      );
      expect(holders.map(({ _id }) => _id)).toStrictEqual([chosen]);
      expect(entries('household.representative').length).toBe(1);
    }));

  it('others move in while somebody joins with the old slip: after that it is dead', () =>
    inAnyOrder(linli, async () => {
      const code = await freshCode(1, linli, HOME.second);
      const anew = { communityId: MAPLE, householdId: HOME.second, commandId: commandId(2) };
      await Promise.all([
        linli.call('resident', 'takeOver', anew, 'secretary'),
        linli.call(
          'resident',
          'joinHousehold',
          { code, name: '温如玉', commandId: commandId(3) },
          'stranger',
        ),
      ]);
      // Whoever took the code before it died may come in after the list of people was read.
      const late = residents().find(({ openid }) => openid === openidOf('stranger'));
      const left = late?.households.length ?? 0;
      assert.ok(left <= 1);
      assert.ok(
        !residents().some(
          ({ _id, households }) => _id === residentIdOf('resident') && households.length > 0,
        ),
      );
      const dead = { code, name: '程万里', commandId: commandId(4) };
      expect((await linli.call('resident', 'joinHousehold', dead, 'strangerTwo')).envelope.ok).toBe(
        false,
      );
      checkHomes();
    }));
});

describe('upkeep finishes an earlier command while a later one crashes', () => {
  it('whoever was chosen last still comes to speak for the household', () =>
    inAnyOrder(linli, async () => {
      const person = newPerson(1, HOME.second);
      const added = await linli.call('resident', 'addPerson', person, 'stairSteward');
      assert.ok(added.envelope.ok);
      const elder = (added.envelope.data as { residentId: string }).residentId;
      const first = representing(2, HOME.second, 'resident');
      await linli.cut('resident', { request: 2, when: 'after' });
      const cut = await linli.call('resident', 'chooseRepresentative', first, 'resident');
      expect(cut.status).toBe(502);
      expect(household()?.representative?.carried).toBe(false);
      await linli.cut('resident', { request: 3, when: 'after' });
      const last = { ...first, residentId: elder, previousId: residentIdOf('resident') };
      await Promise.all([
        linli.call(
          'resident',
          'chooseRepresentative',
          { ...last, commandId: commandId(3) },
          'stairSteward',
        ),
        linli.timer('resident'),
      ]);
      expect(household()?.representative?.residentId).toBe(elder);
      await settle(linli);
      const holders = residents().filter(({ roles }) =>
        roles.some(({ placeId }) => placeId === HOME.second),
      );
      expect(holders.map(({ _id }) => _id)).toStrictEqual([elder]);
    }));
});

import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { ConsentDocument } from '../../cloudfunctions/resident/collections.ts';
import { HOME, MAPLE, openidOf, residentIdOf } from '../support/community.ts';
import { freshCode } from '../support/examples/resident.ts';
import { checkAudit, settle } from '../support/faults.ts';
import { commandId, consentFor, newPerson } from '../support/inputs.ts';
import { type Answer, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';

/** People who come, go and let others act for them, at once. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

function dataOf({ envelope }: Answer): unknown {
  assert.equal(envelope.ok, true, JSON.stringify(envelope));
  return envelope.ok && envelope.data;
}
const entries = (action: string) =>
  linli.documents<AuditDocument>('audit').filter((entry) => entry.action === action);

describe('at once', () => {
  it('one command five times enters one person', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all(
        Array.from({ length: 5 }, () =>
          linli.call('resident', 'addPerson', newPerson(1, HOME.second), 'stairSteward'),
        ),
      );
      expect(new Set(answers.map((one) => JSON.stringify(dataOf(one)))).size).toBe(1);
      const added = linli.documents<ResidentDocument>('residents').filter(({ openid }) => !openid);
      expect(added.length).toBe(1);
      expect(entries('resident.add').length).toBe(1);
    }));

  it('two officers write down one consent: one stands and is on record', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all(
        (['stairSteward', 'secretary'] as const).map((as, index) =>
          linli.call('resident', 'recordConsent', consentFor(index + 1, HOME.second), as),
        ),
      );
      for (const answer of answers) dataOf(answer);
      const [consent, ...others] = linli.documents<ConsentDocument>('consents');
      expect(others.length).toBe(0);
      assert.ok(entries('consent.record').some(({ _id }) => _id === consent?.change.id));
      await settle(linli);
      checkAudit(linli);
    }));

  it('the two of a consent end it: it ends once', () =>
    inAnyOrder(linli, async () => {
      dataOf(
        await linli.call('resident', 'recordConsent', consentFor(1, HOME.second), 'stairSteward'),
      );
      const { principalId, agentId } = consentFor(1, HOME.second);
      const end = (n: number) => ({
        communityId: MAPLE,
        principalId,
        agentId,
        commandId: commandId(n),
      });
      const answers = await Promise.all([
        linli.call('resident', 'endConsent', end(2), 'resident'),
        linli.call('resident', 'endConsent', end(3), 'residentElsewhere'),
      ]);
      for (const answer of answers) dataOf(answer);
      expect(entries('consent.end').length).toBe(1);
    }));

  it('two phones of one person leave: once', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all(
        [1, 2].map((n) =>
          linli.call(
            'resident',
            'leaveCommunity',
            { communityId: MAPLE, commandId: commandId(n) },
            'resident',
          ),
        ),
      );
      for (const answer of answers) expect(dataOf(answer)).toStrictEqual({ left: true });
      expect(entries('resident.leave').length).toBe(1);
      await settle(linli);
      assert.ok(!linli.state().includes(openidOf('resident')));
    }));

  it('one phone leaves while the other joins another household: gone, or there with that one', () =>
    inAnyOrder(linli, async () => {
      const code = await freshCode(1, linli, HOME.otherEstate);
      const join = { code, name: '顾南枝', commandId: commandId(2) };
      await Promise.all([
        linli.call(
          'resident',
          'leaveCommunity',
          { communityId: MAPLE, commandId: commandId(1) },
          'resident',
        ),
        linli.call('resident', 'joinHousehold', join, 'resident'),
      ]);
      await settle(linli);
      const key = `wx:${openidOf('resident')}`;
      const here = linli
        .documents<ResidentDocument>('residents')
        .filter(({ accountKey, communityId }) => accountKey === key && communityId === MAPLE);
      assert.ok(here.length <= 1);
      // No code says who used it, once nobody of that account is here.
      if (here.length === 0) assert.ok(!linli.state().includes(openidOf('resident')));
      const gone = linli
        .documents<ResidentDocument>('residents')
        .filter(({ _id }) => _id === residentIdOf('resident'));
      for (const { name, households } of gone.filter(({ openid }) => openid === null)) {
        expect([name, households]).toStrictEqual(['', []]);
      }
    }));
});

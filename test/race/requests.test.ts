import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { JoinRequestDocument } from '../../cloudfunctions/resident/collections.ts';
import { HOME, MAPLE, openidOf } from '../support/community.ts';
import { freshCode } from '../support/examples/resident.ts';
import { checkAudit, settle } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { asking, deciding, REQUEST } from '../support/requests.ts';

/** Requests to be let in, asked and answered at once. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const entries = (prefix: string) =>
  linli.documents<AuditDocument>('audit').filter(({ action }) => action.startsWith(prefix));
const request = (id: string) =>
  linli.documents<JoinRequestDocument>('joinRequests').find(({ _id }) => _id === id);
const people = (name: string) =>
  linli.documents<ResidentDocument>('residents').filter((one) => one.name === name);

describe('at once', () => {
  it('two phones of one person ask: one request waits', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all(
        [1, 2, 3].map((n) => linli.call('resident', 'askToJoin', asking(n), 'stranger')),
      );
      const codes = answers.map(({ envelope }) => (envelope.ok ? 'ok' : envelope.code)).sort();
      expect(codes).toStrictEqual(['REQUEST_OPEN', 'REQUEST_OPEN', 'ok']);
    }));

  it('two officers decide one request: the first stands, the other is told', () =>
    inAnyOrder(linli, async () => {
      const [one, other] = await Promise.all([
        linli.call('resident', 'decideRequest', deciding(1, REQUEST.second), 'stairSteward'),
        linli.call(
          'resident',
          'decideRequest',
          deciding(2, REQUEST.second, { decision: 'decline' }),
          'secretary',
        ),
      ]);
      const codes = [one, other].map(({ envelope }) => (envelope.ok ? 'ok' : envelope.code));
      expect(codes.sort()).toStrictEqual(['REQUEST_DECIDED', 'ok']);
      const stands = request(REQUEST.second);
      expect(people('周门外1').length).toBe(stands?.state === 'accepted' ? 1 : 0);
      expect(entries('request.').length).toBe(1);
      await settle(linli);
      checkAudit(linli);
    }));

  it('two officers let in the same person: one entry, one household', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all(
        (['stairSteward', 'secretary', 'gridOfficer'] as const).map((as, index) =>
          linli.call('resident', 'decideRequest', deciding(index + 1, REQUEST.second), as),
        ),
      );
      expect(answers.filter(({ envelope }) => envelope.ok).length).toBe(1);
      const [person, ...others] = people('周门外1');
      expect([others.length, person?.households.length]).toStrictEqual([0, 1]);
    }));

  it('taken back while an officer lets in: in, or not, and the request says which', () =>
    inAnyOrder(linli, async () => {
      await Promise.all([
        linli.call('resident', 'decideRequest', deciding(1, REQUEST.stranger), 'stairSteward'),
        linli.call(
          'resident',
          'withdrawRequest',
          { communityId: MAPLE, requestId: REQUEST.stranger, commandId: commandId(2) },
          'strangerTwo',
        ),
      ]);
      const stands = request(REQUEST.stranger);
      expect(people('程万里').length).toBe(stands?.state === 'accepted' ? 1 : 0);
      await settle(linli);
      checkAudit(linli);
    }));

  it('let in by two doors, by a code here and an officer there: one entry with both homes', () =>
    inAnyOrder(linli, async () => {
      const code = await freshCode(1, linli, HOME.otherEstate);
      await Promise.all([
        linli.call('resident', 'decideRequest', deciding(2, REQUEST.stranger), 'stairSteward'),
        linli.call(
          'resident',
          'joinHousehold',
          { code, name: '程万里', commandId: commandId(3) },
          'strangerTwo',
        ),
      ]);
      await settle(linli);
      const entry = linli
        .documents<ResidentDocument>('residents')
        .filter(({ openid }) => openid === openidOf('strangerTwo'));
      expect(entry.length).toBe(1);
      expect(entry[0]?.households.map(({ householdId }) => householdId).sort()).toStrictEqual(
        [HOME.second, HOME.otherEstate].sort(),
      );
      checkAudit(linli);
    }));
});

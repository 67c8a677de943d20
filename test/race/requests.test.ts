import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { JoinRequestDocument } from '../../cloudfunctions/resident/collections.ts';
import { HOME, MAPLE, openidOf } from '../support/community.ts';
import { freshCode } from '../support/examples/resident.ts';
import { checkAudit, settle } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { asking, deciding, REQUEST } from '../support/requests.ts';

/** Requests to be let in, asked and answered at once. */
let linli: Linli;
before(async () => {
  linli = await startLinli();
  await linli.crowd('resident');
});
beforeEach(async () => {
  await linli.reset();
  await linli.latency(12);
});
after(() => linli.stop());

const entries = (prefix: string) =>
  linli.documents<AuditDocument>('audit').filter(({ action }) => action.startsWith(prefix));
const request = (id: string) =>
  linli.documents<JoinRequestDocument>('joinRequests').find(({ _id }) => _id === id);
const people = (name: string) =>
  linli.documents<ResidentDocument>('residents').filter((one) => one.name === name);

describe('at once', () => {
  it('two phones of one person ask: one request waits', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map((n) => linli.call('resident', 'askToJoin', asking(n), 'stranger')),
    );
    const codes = answers.map(({ envelope }) => (envelope.ok ? 'ok' : envelope.code)).sort();
    assert.deepEqual(codes, ['REQUEST_OPEN', 'REQUEST_OPEN', 'ok']);
  });

  it('two officers decide one request: the first stands, the other is told', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      await linli.reset();
      await linli.latency(12);
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
      assert.deepEqual(codes.sort(), ['REQUEST_DECIDED', 'ok']);
      const stands = request(REQUEST.second);
      assert.equal(people('周门外1').length, stands?.state === 'accepted' ? 1 : 0);
      assert.equal(entries('request.').length, 1);
      await settle(linli);
      checkAudit(linli);
    }
  });

  it('two officers let in the same person: one entry, one household', async () => {
    const answers = await Promise.all(
      (['stairSteward', 'secretary', 'gridOfficer'] as const).map((as, index) =>
        linli.call('resident', 'decideRequest', deciding(index + 1, REQUEST.second), as),
      ),
    );
    assert.equal(answers.filter(({ envelope }) => envelope.ok).length, 1);
    const [person, ...others] = people('周门外1');
    assert.deepEqual([others.length, person?.households.length], [0, 1]);
  });

  it('taken back while an officer lets in: in, or not, and the request says which', async () => {
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
    assert.equal(people('程万里').length, stands?.state === 'accepted' ? 1 : 0);
    await settle(linli);
    checkAudit(linli);
  });

  it('let in by two doors, by a code here and an officer there: one entry with both homes', async () => {
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
    assert.equal(entry.length, 1);
    assert.deepEqual(
      entry[0]?.households.map(({ householdId }) => householdId).sort(),
      [HOME.second, HOME.otherEstate].sort(),
    );
    checkAudit(linli);
  });
});

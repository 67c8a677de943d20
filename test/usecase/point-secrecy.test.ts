import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CivilityActions } from '../../typings/contract/civility/actions.ts';
import { HOME, MAPLE, openidOf, PLACE } from '../support/community.ts';
import { EXAMPLES } from '../support/examples.ts';
import { INSPECTION } from '../support/inspections.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { CLAIM, filing, ofClaim } from '../support/points.ts';

/** What is taken from a household is nobody's business: neighbours, other stewards and other communities. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const call = (action: string, input: object, as: As) => linli.call('civility', action, input, as);

/** What would tell somebody of a deduction of the second household: its door, its claims, their words. */
const SECRET = [HOME.second, CLAIM.open, CLAIM.accepted, CLAIM.appealed, '上午在楼下空地', '-10'];

/** A neighbour who lives next door, residents and stewards of other places, and another community. */
const OTHERS = [
  'residentElsewhere',
  'stewardElsewhere',
  'householdRepresentative',
  'cedarSecretary',
  'cedarResident',
  'stranger',
] as const satisfies As[];

/** Every action that only shows something, as it would be asked about the second household. */
const SHOWING = EXAMPLES.filter(
  ({ functionName, writes }) => functionName === 'civility' && !writes,
);

describe('a deduction', () => {
  it('is told to others by no action that shows something, whatever it is asked', async () => {
    expect(SHOWING.length).toBeGreaterThan(10);
    const queue = { communityId: MAPLE, what: 'open' };
    const seen = await call('listQueue', queue, 'gridOfficer');
    expect(JSON.stringify(seen.envelope)).toContain(CLAIM.open);
    let answered = 0;
    for (const { action, input } of SHOWING) {
      const asked = await input(1, linli);
      for (const as of OTHERS) {
        const { envelope } = await call(action, asked, as);
        if (!envelope.ok) continue;
        answered += 1;
        const answer = JSON.stringify(envelope.data);
        // The rules themselves are public, with what they take.
        const words = action === 'showRuleTable' ? SECRET.slice(0, 5) : SECRET;
        for (const secret of words) {
          expect([action, as, answer.includes(secret)]).toStrictEqual([action, as, false]);
        }
      }
    }
    expect(answered).toBeGreaterThan(5);
  });

  it('is told to the neighbour across the landing by none either, not even to a steward of the stair', async () => {
    const bearer = { kind: 'household', id: HOME.second };
    for (const action of ['showAccount', 'listClaims'] satisfies (keyof CivilityActions)[]) {
      const { envelope } = await call(action, { communityId: MAPLE, bearer }, 'stairSteward');
      expect(envelope).toMatchObject({ ok: false, code: 'HOUSEHOLD_NOT_FOUND' });
    }
    const input = { communityId: MAPLE, householdId: HOME.second };
    const { envelope } = await call('listReservations', input, 'stairSteward');
    expect(envelope.ok).toBe(false);
  });

  it('of an id that others have is the same as none at all', async () => {
    for (const as of ['residentElsewhere', 'householdRepresentative'] as const) {
      for (const action of ['raiseAppeal', 'withdrawClaim'] as const) {
        const more = action === 'raiseAppeal' ? { reason: '看看' } : {};
        const known = await call(action, ofClaim(1, CLAIM.accepted, more), as);
        const none = await call(action, ofClaim(1, 'e0000000000000009999', more), as);
        expect(known.envelope).toStrictEqual(none.envelope);
      }
    }
    const walk = { communityId: MAPLE, inspectionId: INSPECTION.open };
    expect((await call('showInspection', walk, 'stewardElsewhere')).envelope.ok).toBe(false);
    const building = { communityId: MAPLE, buildingId: PLACE.building };
    expect((await call('listDoors', building, 'stewardElsewhere')).envelope.ok).toBe(false);
  });

  it('says by no count that there was one: another report of a neighbour finds nothing alike', async () => {
    const report = filing(1, { ruleId: 'burning', day: '2026-06-02' });
    const { envelope } = await call('fileClaim', report, 'stewardElsewhere');
    expect(envelope).toMatchObject({ ok: false, code: 'RULE_NOT_THEIRS' });
  });

  it('is told by messages to the household alone', async () => {
    await call(
      'reviewClaim',
      ofClaim(1, CLAIM.open, { accepts: true, reason: '现场看过' }),
      'gridOfficer',
    );
    await linli.timer('civility');
    const told = (await linli.messages()).map(({ touser }) => touser);
    expect(told).toStrictEqual([openidOf('resident')]);
  });

  it('is in no list of another function: what is searched, needed or audited elsewhere names none', async () => {
    for (const [module, action, as] of [
      ['home', 'showOverview', 'residentElsewhere'],
      ['home', 'showOverview', 'stewardElsewhere'],
      ['resident', 'exportOwn', 'residentElsewhere'],
      ['resident', 'exportOwn', 'stairSteward'],
    ] as const) {
      const { envelope } = await linli.call(module, action, { communityId: MAPLE }, as);
      expect(envelope.ok).toBe(true);
      const answer = JSON.stringify(envelope);
      for (const secret of [...SECRET.slice(1, 4), '露天焚烧'])
        expect(answer).not.toContain(secret);
    }
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { LedgerDocument } from '../../cloudfunctions/civility/collections.ts';
import { DAY, HOUR } from '../../cloudfunctions/kernel/calendar.ts';
import type { CivilityActions } from '../../typings/contract/civility/actions.ts';
import { CEDAR, HOME, MAPLE, openidOf, PLACE, START } from '../support/community.ts';
import { EXAMPLES } from '../support/examples.ts';
import { INSPECTION } from '../support/inspections.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch, remove } from '../support/patch.ts';
import { PICTURE } from '../support/picture-documents.ts';
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

/** A resident of the next stair and one of another estate, another building's steward, another community. */
const APART = [
  'householdRepresentative',
  'residentElsewhere',
  'stewardElsewhere',
  'cedarSecretary',
] as const satisfies As[];

/** An answer with instants to the hour: the clock goes on while calls are made. */
function withoutMinutes(envelope: object): unknown {
  const text = JSON.stringify(envelope);
  return JSON.parse(text.replace(/\b1\d{12}\b/g, (at) => String(Math.floor(Number(at) / HOUR))));
}

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

  it('changes nothing that any action answers to others: no list, count, message, search or link', async () => {
    const once = async (isThere: boolean) => {
      await linli.reset();
      if (!isThere) await remove(linli, 'claims', { ruleId: 'burning' });
      await linli.clock(START + 8 * DAY);
      await linli.timer('civility');
      const taken = linli.documents<LedgerDocument>('ledger');
      expect(taken.some(({ kind }) => kind === 'deduction')).toBe(isThere);
      const answers = new Map<string, unknown>();
      for (const { functionName, action, input } of EXAMPLES.filter(({ writes }) => !writes)) {
        const asked = await input(1, linli);
        for (const as of APART) {
          const { envelope } = await linli.call(functionName, action, asked, as);
          answers.set(`${functionName}.${action} ${as}`, withoutMinutes(envelope));
        }
      }
      return answers;
    };
    const [without, withOne] = [await once(false), await once(true)];
    expect(withOne.size).toBeGreaterThan(300);
    for (const [asked, answer] of withOne) {
      expect([asked, answer]).toStrictEqual([asked, without.get(asked)]);
    }
  });

  it('is not found by a search for its very words, which finds a notice that has them', async () => {
    const words = '上午在楼下空地';
    const found = async (as: As) => {
      const input = { communityId: MAPLE, words };
      const { envelope } = await linli.call('home', 'searchAll', input, as);
      return JSON.stringify(envelope);
    };
    for (const as of ['residentElsewhere', 'stewardElsewhere', 'resident', 'secretary'] as const) {
      expect(await found(as)).not.toContain(words);
    }
    await patch(linli, 'notices', {}, { title: words });
    expect(await found('residentElsewhere')).toContain(words);
    expect(await found('residentElsewhere')).not.toContain(CLAIM.open);
  });

  it('shows its pictures to others by no action that shows pictures', async () => {
    for (const as of APART) {
      const communityId = as === 'cedarSecretary' ? CEDAR : MAPLE;
      for (const claimId of [CLAIM.open, CLAIM.appealed]) {
        const known = await call('showClaimPictures', { communityId, claimId }, as);
        const none = { communityId, claimId: 'e0000000000000009999' };
        expect(known.envelope).toStrictEqual((await call('showClaimPictures', none, as)).envelope);
      }
      const pictureIds = [PICTURE.report, PICTURE.appeal];
      const own = await linli.call(
        'moderation',
        'showOwnPictures',
        { communityId, pictureIds },
        as,
      );
      expect(own.envelope).toMatchObject({ ok: true, data: { pictures: [] } });
    }
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

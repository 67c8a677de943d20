import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PointRulesDocument } from '../../cloudfunctions/civility/collections.ts';
import { DAY, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type { ClaimLine } from '../../typings/contract/civility/claim.ts';
import type { Statement } from '../../typings/contract/civility/ledger.ts';
import { HOME, MAPLE, openidOf, START } from '../support/community.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { pointsWith } from '../support/point-talk.ts';
import { CLAIM, filing, ofClaim, RULE, seenRules } from '../support/points.ts';

/** Points from the event to the entry, and back. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const bearer = { kind: 'household', id: HOME.second };

const { call, must, codeOf: codeOnly, claimOf, entries, later } = pointsWith(() => linli);
/** A refusal leaves nothing behind. */
async function codeOf(action: string, input: Input, as: As): Promise<string> {
  const before = linli.state();
  const code = await codeOnly(action, input, as);
  if (code !== 'ok') assert.equal(linli.state(), before, `${action} leaves nothing behind`);
  return code;
}
const account = () => must<Statement>('showAccount', { communityId: MAPLE, bearer }, 'resident');
const review = (n: number, claimId: string, more: Input = {}) =>
  ofClaim(n, claimId, { accepts: true, reason: '核对过', ...more });

describe('from the event to the entry', () => {
  it('what a household did well counts once somebody else has agreed', async () => {
    const { claimId, alike } = await must<{ claimId: string; alike: number }>(
      'fileClaim',
      filing(1),
      'resident',
    );
    expect(alike).toBe(0);
    expect((await account()).balance).toBe(10);
    await must('reviewClaim', review(2, claimId), 'gridOfficer');
    const { balance, entries: lines } = await account();
    expect(balance).toBe(15);
    expect(lines[0]).toMatchObject({
      kind: 'award',
      points: 5,
      title: '邻里互助',
      claimId,
      version: 1,
    });
    expect(claimOf(claimId)).toMatchObject({ state: 'posted', posted: 5, dueAt: null });
  });

  it('points are taken away only after the appeal days, and the household has seen why', async () => {
    await must('raiseAppeal', ofClaim(9, CLAIM.accepted, { reason: '不是我家' }), 'resident');
    await must('reviewClaim', review(1, CLAIM.open), 'gridOfficer');
    const { claims } = await must<{ claims: ClaimLine[] }>(
      'listClaims',
      { communityId: MAPLE, bearer },
      'resident',
    );
    const line = claims.find(({ claimId }) => claimId === CLAIM.open);
    expect(line).toMatchObject({ state: 'accepted', broughtBy: 'secretary', points: -10 });
    expect(line?.reviews).toMatchObject([{ as: 'grid-officer', accepts: true }]);
    assert.ok(line?.appealUntil);
    await later(line.appealUntil - MINUTE);
    expect((await account()).balance).toBe(10);
    // An appeal of the last second may still be under way.
    await later(line.appealUntil + MINUTE);
    expect((await account()).balance).toBe(10);
    await later(line.appealUntil + 6 * MINUTE);
    expect((await account()).balance).toBe(0);
    expect(claimOf(CLAIM.open)).toMatchObject({ state: 'posted', posted: -10 });
  });

  it('the household is told what is decided about it, and nobody else', async () => {
    await must('reviewClaim', review(1, CLAIM.open), 'gridOfficer');
    await linli.timer('civility');
    const told = async () =>
      (await linli.messages()).map(({ touser, data }) => [touser, data.thing3?.value]);
    expect(await told()).toStrictEqual([[openidOf('resident'), '要扣分，这天前可申诉']]);
    await must(
      'decideAppeal',
      ofClaim(2, CLAIM.appealed, { upheld: true, answer: '是' }),
      'partyBranch',
    );
    await linli.timer('civility');
    await linli.timer('civility');
    expect((await told()).slice(1)).toStrictEqual([[openidOf('resident'), '您家的申诉成立']]);
  });

  it('an appeal in the last minute stops it, one after that comes too late', async () => {
    const { appealUntil } = claimOf(CLAIM.accepted) ?? {};
    assert.ok(appealUntil);
    await linli.clock(appealUntil - MINUTE);
    const appeal = ofClaim(1, CLAIM.accepted, { reason: '那天家里没人' });
    await must('raiseAppeal', appeal, 'resident');
    await later(appealUntil + DAY);
    expect((await account()).balance).toBe(10);
    await linli.reset();
    await linli.clock(appealUntil + 1);
    expect(await codeOf('raiseAppeal', appeal, 'resident')).toBe('APPEAL_TOO_LATE');
  });

  it('an appeal is heard by others; one that is right leaves nothing in the books', async () => {
    const hear = (upheld: boolean) => ofClaim(1, CLAIM.appealed, { upheld, answer: '查过监控' });
    expect(await codeOf('decideAppeal', hear(true), 'secretary')).toBe('CLAIM_OWN');
    await must('decideAppeal', hear(true), 'partyBranch');
    await later(START + 30 * DAY);
    expect(claimOf(CLAIM.appealed)).toMatchObject({ state: 'overturned', posted: null });
    await linli.reset();
    await must('decideAppeal', hear(false), 'partyBranch');
    expect((await account()).balance).toBe(0);
  });

  it('a rule that asks for two is not settled by one, nor by one twice', async () => {
    const { claimId } = await must<{ claimId: string }>(
      'fileClaim',
      filing(1, { ruleId: 'litter', note: '' }),
      'secretary',
    );
    await must('reviewClaim', review(2, claimId), 'gridOfficer');
    expect(claimOf(claimId)?.state).toBe('open');
    expect(await codeOf('reviewClaim', review(3, claimId), 'gridOfficer')).toBe('CLAIM_REVIEWED');
    await must('reviewClaim', review(4, claimId), 'partyBranch');
    expect(claimOf(claimId)?.state).toBe('accepted');
  });
});

describe('one event, one entry', () => {
  it('of two reports of one event one counts, unless it is said to be another', async () => {
    const first = await must<{ claimId: string }>('fileClaim', filing(1), 'resident');
    const second = await must<{ claimId: string; alike: number }>(
      'fileClaim',
      filing(2),
      'secretary',
    );
    expect(second.alike).toBe(1);
    const queue = await must<{ claims: ClaimLine[] }>(
      'listQueue',
      { communityId: MAPLE, what: 'open' },
      'gridOfficer',
    );
    expect(queue.claims.find(({ claimId }) => claimId === second.claimId)?.alike).toBe(1);
    await must('reviewClaim', review(3, first.claimId), 'gridOfficer');
    expect(await codeOf('reviewClaim', review(4, second.claimId), 'gridOfficer')).toBe(
      'CLAIM_ALIKE',
    );
    await must('reviewClaim', review(5, second.claimId, { apart: true }), 'gridOfficer');
    expect((await account()).balance).toBe(20);
  });

  it('an event whose points were taken back can be brought forward anew', async () => {
    const first = await must<{ claimId: string }>('fileClaim', filing(1), 'resident');
    await must('reviewClaim', review(2, first.claimId), 'gridOfficer');
    await must('askToVoid', ofClaim(3, first.claimId, { reason: '记错了' }), 'secretary');
    await must(
      'decideVoid',
      ofClaim(4, first.claimId, { agrees: true, reason: '是' }),
      'partyBranch',
    );
    expect((await account()).balance).toBe(10);
    const again = await must<{ claimId: string }>('fileClaim', filing(5), 'resident');
    await must('reviewClaim', review(6, again.claimId), 'gridOfficer');
    expect((await account()).balance).toBe(15);
  });

  it('a claim beyond the cap is refused at once; of one that passes it in between the rest counts', async () => {
    const days = ['2026-06-01', '2026-06-02', '2026-06-03'];
    const filed: string[] = [];
    for (const [n, day] of days.entries()) {
      const { claimId } = await must<{ claimId: string }>(
        'fileClaim',
        filing(n + 1, { day }),
        'resident',
      );
      filed.push(claimId);
    }
    for (const [n, claimId] of filed.entries()) {
      await must('reviewClaim', review(10 + n, claimId), 'gridOfficer');
    }
    expect((await account()).balance).toBe(20);
    expect(claimOf(filed[2] ?? '')).toMatchObject({ state: 'posted', posted: 0, reduced: 'cap' });
    expect(await codeOf('fileClaim', filing(20, { day: '2026-06-05' }), 'resident')).toBe(
      'CAP_REACHED',
    );
  });
});

describe('taking back', () => {
  it('takes two, goes back whole, and once', async () => {
    const ask = ofClaim(1, CLAIM.posted, { reason: '记错门牌' });
    await must('askToVoid', ask, 'secretary');
    expect(await codeOf('askToVoid', { ...ask, commandId: commandId(2) }, 'partyBranch')).toBe(
      'VOID_ASKED',
    );
    const decide = ofClaim(3, CLAIM.posted, { agrees: true, reason: '核对过' });
    expect(await codeOf('decideVoid', decide, 'secretary')).toBe('CLAIM_OWN');
    await must('decideVoid', decide, 'partyBranch');
    await must('decideVoid', decide, 'partyBranch');
    expect(entries().at(-1)).toMatchObject({ kind: 'reversal', balance: 5 });
    expect(entries().at(-1)?.reverses).toBe(entries()[0]?._id);
    const again = ofClaim(4, CLAIM.posted, { reason: '再撤一次' });
    expect(await codeOf('askToVoid', again, 'secretary')).toBe('CLAIM_DECIDED');
  });
});

describe('who may', () => {
  it('brings forward what is theirs to bring forward', async () => {
    const others = filing(1, { bearer: { kind: 'household', id: HOME.first } });
    expect(await codeOf('fileClaim', others, 'resident')).toBe('RULE_NOT_THEIRS');
    const burning = filing(2, { ruleId: 'burning' });
    expect(await codeOf('fileClaim', burning, 'resident')).toBe('RULE_NOT_THEIRS');
    expect(await codeOf('fileClaim', burning, 'stewardElsewhere')).toBe('RULE_NOT_THEIRS');
    expect(await codeOf('fileClaim', filing(3, { note: '' }), 'resident')).toBe(
      'CLAIM_NOTE_MISSING',
    );
    expect(await codeOf('fileClaim', filing(4, { amount: 2 }), 'resident')).toBe(
      'CLAIM_AMOUNT_UNFIT',
    );
    expect(await codeOf('fileClaim', filing(5, { ruleId: 'none' }), 'resident')).toBe(
      'RULE_NOT_FOUND',
    );
    for (const day of ['2026-06-16', '2026-04-01']) {
      expect(await codeOf('fileClaim', filing(6, { day }), 'resident')).toBe('CLAIM_DAY_UNFIT');
    }
  });

  it('decides about nothing of one’s own', async () => {
    const own = review(1, CLAIM.own);
    expect(await codeOf('reviewClaim', own, 'stairSteward')).toBe('CLAIM_OWN');
    expect(await codeOf('reviewClaim', review(2, CLAIM.open), 'secretary')).toBe('CLAIM_OWN');
  });

  it('a neighbour, another steward and another community learn nothing of a deduction', async () => {
    for (const as of ['stairSteward', 'residentElsewhere', 'secretary'] as const) {
      expect(await codeOf('showAccount', { communityId: MAPLE, bearer }, as)).toBe(
        'HOUSEHOLD_NOT_FOUND',
      );
      expect(await codeOf('listClaims', { communityId: MAPLE, bearer }, as)).toBe(
        'HOUSEHOLD_NOT_FOUND',
      );
    }
    const appeal = ofClaim(1, CLAIM.accepted, { reason: '看看' });
    expect(await codeOf('raiseAppeal', appeal, 'residentElsewhere')).toBe('CLAIM_NOT_FOUND');
    expect(await codeOf('withdrawClaim', ofClaim(2, CLAIM.own), 'resident')).toBe(
      'CLAIM_NOT_FOUND',
    );
    const { claims } = await must<{ claims: ClaimLine[] }>(
      'listQueue',
      { communityId: MAPLE, what: 'open' },
      'stewardElsewhere',
    );
    expect(claims).toStrictEqual([]);
  });

  it('others who move in begin with an account of their own', async () => {
    const change = { id: 'moved-in', action: 'seed', actorId: 'seed', target: '', at: START };
    await patch(
      linli,
      'households',
      { _id: HOME.second },
      { takenOver: { change, carried: true } },
    );
    expect(await account()).toMatchObject({ balance: 0, entries: [] });
    // What was decided about the family before them is not theirs to object to.
    const appeal = ofClaim(1, CLAIM.accepted, { reason: '看看' });
    expect(await codeOf('raiseAppeal', appeal, 'resident')).toBe('CLAIM_NOT_FOUND');
    expect(claimOf(CLAIM.accepted)?.appeal).toBeNull();
  });
});

describe('rules', () => {
  const draft = (n: number, more: Input = {}) => ({
    communityId: MAPLE,
    rules: [RULE.help],
    covenantId: null,
    seen: seenRules(MAPLE),
    commandId: commandId(n),
    ...more,
  });
  const adopt = (n: number, seen: string, from = '2026-07-01') => ({
    communityId: MAPLE,
    from,
    seen,
    commandId: commandId(n),
  });

  it('are adopted by somebody who did not write them, from a day to come', async () => {
    const { seen } = await must<{ seen: string }>('saveRuleTable', draft(1), 'secretary');
    expect(await codeOf('adoptRuleTable', adopt(2, seen), 'secretary')).toBe('RULES_OWN');
    expect(await codeOf('adoptRuleTable', adopt(3, seenRules(MAPLE)), 'partyBranch')).toBe(
      'RULES_CHANGED',
    );
    for (const from of ['2026-06-15', '2027-12-01']) {
      expect(await codeOf('adoptRuleTable', adopt(4, seen, from), 'partyBranch')).toBe(
        'RULES_DAY_UNFIT',
      );
    }
    expect(await must('adoptRuleTable', adopt(5, seen), 'partyBranch')).toStrictEqual({
      version: 2,
      from: '2026-07-01',
    });
    const { tables, draft: left } = linli
      .documents<PointRulesDocument>('pointRules')
      .find(({ _id }) => _id === MAPLE) as PointRulesDocument;
    expect(tables.map(({ version }) => version)).toStrictEqual([1, 2]);
    expect(left).toBeNull();
  });

  it('with a fault are kept, and not adopted', async () => {
    const rules = [{ ...RULE.help, text: '参加投票的，每次加五分' }];
    const { seen, findings } = await must<{ seen: string; findings: unknown[] }>(
      'saveRuleTable',
      draft(1, { rules }),
      'secretary',
    );
    expect(findings).toStrictEqual([{ ruleId: 'help', problem: 'for-voting', words: '投票' }]);
    const envelope = await call('adoptRuleTable', adopt(2, seen), 'partyBranch');
    expect(envelope).toMatchObject({
      ok: false,
      code: 'RULES_UNFIT',
      details: { problem: 'for-voting' },
    });
  });

  it('of two who write at once the second is told', async () => {
    await must('saveRuleTable', draft(1), 'secretary');
    expect(await codeOf('saveRuleTable', draft(2), 'secretary')).toBe('RULES_CHANGED');
  });

  it('that are drafted are tried on what was', async () => {
    const rules = [{ ...RULE.help, points: 8 }];
    await must('saveRuleTable', draft(1, { rules }), 'secretary');
    expect(await must('simulateRuleTable', { communityId: MAPLE }, 'partyBranch')).toStrictEqual({
      rules: [{ ruleId: 'help', title: '邻里互助', events: 2, points: 10, drafted: 16 }],
    });
  });
});

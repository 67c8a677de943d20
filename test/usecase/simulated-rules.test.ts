import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ClaimDocument } from '../../cloudfunctions/civility/collections.ts';
import {
  reducedPoints,
  type Used,
  usedOn,
} from '../../cloudfunctions/civility/ledger/cap-rules.ts';
import { addDays, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { PointRule } from '../../typings/contract/civility/rule.ts';
import { HOME, MAPLE, START } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { remove } from '../support/patch.ts';
import { pointsWith } from '../support/point-talk.ts';
import { accountOf, CLAIM, RULE, seenRules } from '../support/points.ts';

/** What a draft would have made of the last 90 days, compared with a replay of each event by itself. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { must, claimOf } = pointsWith(() => linli);
const TODAY = dayOf(START);
const SINCE = addDays(TODAY, -90);
const BALANCE = 1_000_000;

interface Happened {
  account: string;
  ruleId: string;
  day: string;
  amount: number;
  posted: number;
  reduced: 'floor' | null;
}
const ACCOUNTS = [HOME.first, HOME.second, HOME.otherBuilding].map(accountOf);

/** Few days, next to each other and around the borders of months and of what is looked at. */
const happened = fc.record({
  account: fc.constantFrom(...ACCOUNTS),
  ruleId: fc.constantFrom('help', 'hours'),
  day: fc
    .constantFrom(-180, -100, -92, -91, -90, -89, -62, -61, -30, -2, -1, 0)
    .map((days) => addDays(TODAY, days)),
  amount: fc.integer({ min: 1, max: 3 }),
  posted: fc.integer({ min: 0, max: 15 }),
  reduced: fc.constantFrom('floor' as const, null),
});
const cap = (least: number) => fc.option(fc.integer({ min: least, max: least + 30 }));
const drafted = fc.record({
  points: fc.integer({ min: 1, max: 6 }),
  caps: fc.record({ day: cap(6), month: cap(12), year: cap(20) }),
});

/** The draft's points for each event, one after the other as they happened. */
function replayed(all: readonly Happened[], { ruleId, points, caps }: PointRule): number {
  let sum = 0;
  for (const account of ACCOUNTS) {
    const own = all.filter((one) => one.account === account && one.ruleId === ruleId);
    const stands = own
      .filter(({ day }) => day < SINCE)
      .map(({ day, posted }) => ({ day, points: posted }));
    const later = own.filter(({ day }) => day >= SINCE);
    for (const { day, amount, reduced, posted } of later.sort((a, b) => (a.day < b.day ? -1 : 1))) {
      const used: Used = usedOn(stands, day);
      const whole = points * amount;
      const event = reduced === 'floor' ? Math.min(whole, posted) : whole;
      const got = reducedPoints(event, caps, used, BALANCE).points;
      stands.push({ day, points: got });
      sum += got;
    }
  }
  return sum;
}

async function seed(all: readonly Happened[]): Promise<void> {
  const like = claimOf(CLAIM.posted) as ClaimDocument;
  await remove(linli, 'claims', { communityId: MAPLE });
  await linli.cloud.database.insertMany(
    'claims',
    all.map(({ account: accountId, ...one }, at) => ({
      ...like,
      ...one,
      _id: `f${String(at).padStart(19, '0')}`,
      accountId,
      state: 'posted',
    })) as never,
  );
}

const simulate = () =>
  must<{ rules: { ruleId: string; events: number; points: number; drafted: number }[] }>(
    'simulateRuleTable',
    { communityId: MAPLE },
    'partyBranch',
  );

describe('a draft is tried on what was', () => {
  it('with its caps, for each account and period, and with those that held', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(happened, { minLength: 1, maxLength: 25 }),
        drafted,
        drafted,
        async (all, help, hours) => {
          await linli.reset();
          await seed(all);
          const rules: PointRule[] = [
            { ...RULE.help, ...help },
            { ...RULE.hours, ...hours },
          ];
          await must(
            'saveRuleTable',
            {
              communityId: MAPLE,
              rules,
              covenantId: null,
              seen: seenRules(MAPLE),
              commandId: commandId(1),
            },
            'secretary',
          );
          const { rules: lines } = await simulate();
          const recent = all.filter(({ day }) => day >= SINCE);
          expect(
            lines.map(({ ruleId, events, points, drafted }) => ({
              ruleId,
              events,
              points,
              drafted,
            })),
          ).toStrictEqual(
            rules
              .filter(({ ruleId }) => recent.some((one) => one.ruleId === ruleId))
              .map((rule) => {
                const own = recent.filter(({ ruleId }) => ruleId === rule.ruleId);
                return {
                  ruleId: rule.ruleId,
                  events: own.length,
                  points: own.reduce((sum, { posted }) => sum + posted, 0),
                  drafted: replayed(all, rule),
                };
              }),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

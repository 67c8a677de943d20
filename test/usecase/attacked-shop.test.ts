import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReservationDocument } from '../../cloudfunctions/civility/collections.ts';
import { DAY, endOfDay } from '../../cloudfunctions/kernel/calendar.ts';
import { HOME, MAPLE, START } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { pointsWith } from '../support/point-talk.ts';
import { RULE, reserving, seenRules } from '../support/points.ts';
import { CARD, entering, inBook } from '../support/scorecards.ts';
import { shopOpens } from '../support/shop-hours.ts';

/** The shop's times beside rules and reservations, and cards of shops: what goes wrong with nobody at fault. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { must, codeOf } = pointsWith(() => linli);

describe('the times of the shop', () => {
  const saving = (n: number, seen: string) => ({
    communityId: MAPLE,
    rules: [RULE.help],
    covenantId: null,
    seen,
    commandId: commandId(n),
  });

  it('are no change of the rules: who writes or adopts them goes on', async () => {
    await must('setShopHours', shopOpens(1), 'secretary');
    const { seen } = await must<{ seen: string }>(
      'saveRuleTable',
      saving(2, seenRules(MAPLE)),
      'secretary',
    );
    await must('setShopHours', shopOpens(3, { note: '周三不开' }), 'secretary');
    const shown = await must<{ seen: string }>(
      'showRuleTable',
      { communityId: MAPLE },
      'secretary',
    );
    expect(shown.seen).toBe(seen);
    const adopting = { communityId: MAPLE, from: '2026-07-01', seen, commandId: commandId(4) };
    await must('adoptRuleTable', adopting, 'partyBranch');
    expect(await codeOf('saveRuleTable', saving(5, seen), 'secretary')).toBe('RULES_CHANGED');
  });

  it('of one morning a week come once whole before a reservation runs out', async () => {
    await must('reserveGoods', reserving(1), 'resident');
    const made = linli
      .documents<ReservationDocument>('reservations')
      .find(({ bearer, state }) => bearer.id === HOME.second && state === 'reserved');
    expect(made?.until).toBe(endOfDay('2026-06-22'));
    expect(made?.until).toBeGreaterThan(START + 7 * DAY);
  });
});

describe('the card of a shop', () => {
  it('is one, however its name is spelled', async () => {
    const name = (n: number, words: string) =>
      entering(n, { merchant: { ...(entering(0).merchant as object), name: words } });
    await must('enterCard', name(1, '7-Eleven（东门店）'), 'secretary');
    for (const [n, words] of [
      '7-ELEVEN(东门店)',
      '７－Eleven 东门店',
      '7·eleven「东门店」',
    ].entries()) {
      expect([words, await codeOf('enterCard', name(n + 2, words), 'secretary')]).toStrictEqual([
        words,
        'CARD_TAKEN',
      ]);
    }
    await must('enterCard', name(9, '7-Eleven（西门店）'), 'secretary');
  });
});

describe('star merchants', () => {
  it('are listed by an open book alone', async () => {
    const asked = { communityId: MAPLE };
    const listed = async () =>
      (await must<{ merchants: unknown[] }>('listStarMerchants', asked, 'resident')).merchants;
    await patch(linli, 'scoreEntries', { _id: `${CARD.shop}:1` }, { 'sides.0.points': 30 });
    expect(await listed()).toHaveLength(1);
    await must('closeScorebook', inBook(1, 'merchants'), 'secretary');
    expect(await listed()).toStrictEqual([]);
    await patch(
      linli,
      'scorebooks',
      { book: 'merchants' },
      { closedAt: null, opensOn: '2026-07-01' },
    );
    expect(await listed()).toStrictEqual([]);
    await patch(linli, 'scorebooks', { book: 'merchants' }, { opensOn: '2026-06-15' });
    expect(await listed()).toHaveLength(1);
  });
});

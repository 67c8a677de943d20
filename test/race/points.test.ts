import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  AccountDocument,
  ClaimDocument,
  DigestDocument,
  DigestPartDocument,
  GoodsDocument,
  LedgerDocument,
  OpeningDocument,
  PointRulesDocument,
  ReservationDocument,
} from '../../cloudfunctions/civility/collections.ts';
import { breakOf, EMPTY, pointsOf } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import { DAY, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type { HourEntry } from '../../cloudfunctions/volunteer/collections.ts';
import { HOME, MAPLE, residentIdOf, START } from '../support/community.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { INSPECTION, inspecting, ofInspection } from '../support/inspections.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { ofMove } from '../support/moves.ts';
import { openingOf, uploadBook } from '../support/openings.ts';
import { inAnyOrder } from '../support/orders.ts';
import { patch } from '../support/patch.ts';
import {
  accountOf,
  CLAIM,
  filing,
  GOODS,
  ofClaim,
  ofReservation,
  RESERVED,
  RESERVED_CODE,
  reserving,
} from '../support/points.ts';
import { shopOpens } from '../support/shop-hours.ts';
import { leading, SHIFT } from '../support/volunteers.ts';

/** Points, with several people acting at once. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const call = (action: string, input: Input, as: As) => linli.call('civility', action, input, as);
const codes = async (calls: ReturnType<typeof call>[]) =>
  (await Promise.all(calls)).map(({ envelope }) => (envelope.ok ? 'ok' : envelope.code)).sort();
const accepts = (n: number, claimId: string) =>
  ofClaim(n, claimId, { accepts: true, reason: '看过' });
const claimOf = (claimId: string) =>
  linli.documents<ClaimDocument>('claims').find(({ _id }) => _id === claimId);

/** The entries of the second household, each of which follows from the one before. */
function book(): LedgerDocument[] {
  const entries = linli
    .documents<LedgerDocument>('ledger')
    .filter(({ accountId }) => accountId === accountOf(HOME.second))
    .sort((one, other) => one.seq - other.seq);
  for (const [n, entry] of entries.entries())
    expect(breakOf(entries[n - 1] ?? EMPTY, entry)).toBeNull();
  return entries;
}

const heldOf = (householdId: string) =>
  linli
    .documents<LedgerDocument>('ledger')
    .filter(({ accountId }) => accountId === accountOf(householdId))
    .reduce((sum, { held }) => sum + held, 0);

const reserved = () =>
  linli.documents<ReservationDocument>('reservations').filter(({ state }) => state === 'reserved')
    .length;

/** Files claims of the second household, one for each day. */
async function filed(days: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [n, day] of days.entries()) {
    const { envelope } = await call(
      'fileClaim',
      filing(50 + n, { day }),
      n < 10 ? 'resident' : 'secretary',
    );
    if (envelope.ok) ids.push((envelope.data as { claimId: string }).claimId);
  }
  return ids;
}

describe('points', () => {
  it('of one claim that two people accept at once are posted once', () =>
    inAnyOrder(linli, async () => {
      const [claimId = ''] = await filed(['2026-06-10']);
      const said = await codes([
        call('reviewClaim', accepts(1, claimId), 'gridOfficer'),
        call('reviewClaim', accepts(2, claimId), 'buildingSteward'),
      ]);
      expect(said).toStrictEqual(['CLAIM_DECIDED', 'ok']);
      expect(book().map(pointsOf)).toStrictEqual([5, 5, 5]);
    }));

  it('of two claims of one account that are accepted at once are both posted, within the cap', () =>
    inAnyOrder(
      linli,
      async () => {
        const ids = await filed(['2026-06-10', '2026-06-11', '2026-06-12']);
        await Promise.all(
          ids.map((claimId, n) =>
            call(
              'reviewClaim',
              accepts(n + 1, claimId),
              n === 1 ? 'buildingSteward' : 'gridOfficer',
            ),
          ),
        );
        expect(book().map(pointsOf)).toStrictEqual([5, 5, 5, 5]);
        expect(ids.map((id) => claimOf(id)?.state)).toStrictEqual(['posted', 'posted', 'posted']);
      },
      { planned: 16, random: 4 },
    ));

  it('of one event that two people brought forward are posted once', () =>
    inAnyOrder(
      linli,
      async () => {
        const ids = await filed(['2026-06-10', '2026-06-10']);
        await codes(
          ids.map((claimId, n) =>
            call(
              'reviewClaim',
              accepts(n + 1, claimId),
              n === 0 ? 'buildingSteward' : 'gridOfficer',
            ),
          ),
        );
        expect(book().map(pointsOf)).toStrictEqual([5, 5, 5]);
      },
      { planned: 16, random: 4 },
    ));

  it('that the timer posts while an appeal comes in are the one or the other', () =>
    inAnyOrder(
      linli,
      async () => {
        const { appealUntil } = claimOf(CLAIM.accepted) ?? {};
        await linli.clock((appealUntil ?? 0) - 60_000);
        const [appeal] = await Promise.all([
          call('raiseAppeal', ofClaim(1, CLAIM.accepted, { reason: '不在家' }), 'resident'),
          linli.timer('civility'),
        ]);
        expect(appeal.envelope.ok).toBe(true);
        expect(claimOf(CLAIM.accepted)?.state).toBe('appealed');
        expect(book().map(pointsOf)).toStrictEqual([5, 5]);
      },
      { planned: 8, random: 2 },
    ));

  it('buy the last one for one of two households', () =>
    inAnyOrder(
      linli,
      async () => {
        await patch(linli, 'goods', { _id: GOODS.soap }, { free: 1, onHand: 2 });
        await call('cancelReservation', ofReservation(60), 'stairSteward');
        await patch(linli, 'goods', { _id: GOODS.soap }, { free: 1, onHand: 1 });
        const first = { householdId: HOME.first };
        const said = await codes([
          call('reserveGoods', reserving(1), 'resident'),
          call('reserveGoods', reserving(2, first), 'stairSteward'),
        ]);
        expect(said).toContain('ok');
        expect(reserved()).toBe(1);
        expect(heldOf(HOME.first) + heldOf(HOME.second)).toBe(5);
      },
      { planned: 16, random: 4 },
    ));

  it('of one household reserve one a month, from two phones at once', () =>
    inAnyOrder(
      linli,
      async () => {
        const said = await codes([
          call('reserveGoods', reserving(1), 'resident'),
          call('reserveGoods', reserving(2), 'resident'),
        ]);
        expect(said).toContain('ok');
        expect(reserved()).toBe(2);
        expect(heldOf(HOME.second)).toBe(5);
      },
      { planned: 16, random: 4 },
    ));

  it('are handed over, cancelled or expired: one of the three', () =>
    inAnyOrder(
      linli,
      async () => {
        await linli.clock(START + 6 * DAY + 60_000);
        const [handed, cancelled] = await Promise.all([
          call('handOver', ofReservation(1, { code: RESERVED_CODE }), 'secretary'),
          call('cancelReservation', ofReservation(2), 'stairSteward'),
          linli.timer('civility'),
        ]);
        const ends = linli
          .documents<LedgerDocument>('ledger')
          .filter(({ sourceId }) => sourceId === `end:${RESERVED}`);
        expect(ends).toHaveLength(1);
        const shelf = linli.documents<GoodsDocument>('goods').find(({ _id }) => _id === GOODS.soap);
        const isHanded = ends[0]?.kind === 'redemption';
        expect(handed.envelope.ok).toBe(isHanded);
        expect(isHanded && cancelled.envelope.ok).toBe(false);
        expect(shelf).toMatchObject({
          reserved: [],
          free: isHanded ? 2 : 3,
          onHand: isHanded ? 2 : 3,
        });
      },
      { planned: 12, random: 4 },
    ));

  it('that are taken back from two phones at once go back once', () =>
    inAnyOrder(linli, async () => {
      const decide = (n: number) => ofClaim(n, CLAIM.voiding, { agrees: true, reason: '核对过' });
      await codes([
        call('decideVoid', decide(1), 'secretary'),
        call('decideVoid', decide(2), 'secretary'),
      ]);
      expect(book().map(pointsOf)).toStrictEqual([5, 5, -5]);
    }));
});

describe('a walk through a building', () => {
  it('that two decide about at once, and two timers follow, counts once for each door', () =>
    inAnyOrder(
      linli,
      async () => {
        const review = (n: number, as: As) =>
          call(
            'reviewInspection',
            ofInspection(n, INSPECTION.open, { accepts: true, reason: '看过' }),
            as,
          );
        const said = await codes([review(1, 'gridOfficer'), review(2, 'buildingSteward')]);
        expect(said).toStrictEqual(['INSPECTION_DECIDED', 'ok']);
        await Promise.all([linli.timer('civility'), linli.timer('civility')]);
        const made = linli
          .documents<ClaimDocument>('claims')
          .filter(({ _id }) => _id.startsWith('inspection:'));
        expect(made.map(({ placeId }) => placeId).sort()).toStrictEqual(
          [HOME.first, HOME.second].sort(),
        );
        expect(linli.documents('failures')).toStrictEqual([]);
      },
      { planned: 12, random: 4 },
    ));

  it('that is sent from two phones is there once', () =>
    inAnyOrder(linli, async () => {
      const record = () => call('recordInspection', inspecting(1), 'buildingSteward');
      expect(await codes([record(), record()])).toStrictEqual(['ok', 'ok']);
      expect(linli.documents('inspections')).toHaveLength(4);
    }));
});

describe('points that go over', () => {
  it('while they are spent, and two timers run, are never more than what is there', () =>
    inAnyOrder(
      linli,
      async () => {
        await Promise.all([
          call('decideMove', ofMove(1), 'partyBranch'),
          call('reserveGoods', reserving(2), 'resident'),
          linli.timer('civility'),
        ]);
        await linli.timer('civility');
        const all = linli
          .documents<LedgerDocument>('ledger')
          .filter(({ kind }) => kind === 'moved');
        expect(all.reduce((sum, one) => sum + pointsOf(one), 0)).toBe(0);
        expect(all.map(pointsOf).sort()).toStrictEqual([-4, 4]);
        const last = book().at(-1);
        expect(last?.balance).toBeGreaterThanOrEqual(last?.heldTotal ?? 0);
      },
      { planned: 16, random: 4 },
    ));
});

describe('a paper book', () => {
  it('that two people decide about at once, and that two timers post, counts once', () =>
    inAnyOrder(
      linli,
      async () => {
        const decide = (n: number, agrees: boolean, as: As) =>
          call('decideOpening', openingOf(n, { agrees }), as);
        const said = await codes([decide(1, true, 'partyBranch'), decide(2, false, 'partyBranch')]);
        expect(said).toStrictEqual(['OPENING_DECIDED', 'ok']);
        await Promise.all([linli.timer('civility'), linli.timer('civility')]);
        const entries = linli
          .documents<LedgerDocument>('ledger')
          .filter(
            ({ kind, accountId }) => kind === 'opening' && accountId !== accountOf(HOME.first),
          );
        const isAgreed = linli
          .documents<OpeningDocument>('openings')
          .some(({ state }) => state === 'confirmed');
        expect(entries.map(pointsOf)).toStrictEqual(isAgreed ? [35] : []);
      },
      { planned: 12, random: 4 },
    ));

  it('that is entered from two phones by one command is there once', () =>
    inAnyOrder(
      linli,
      async () => {
        const fileId = await uploadBook(linli);
        const input = { communityId: 'maple', fileId, commandId: commandId(1) };
        const said = await codes([
          call('enterOpening', input, 'secretary'),
          call('enterOpening', input, 'secretary'),
        ]);
        expect(said).toStrictEqual(['ok', 'ok']);
        expect(linli.documents('openings')).toHaveLength(2);
      },
      { planned: 10, random: 3 },
    ));
});

describe('hours', () => {
  it('that are confirmed and corrected while timers run at once count as they are in the end', () =>
    inAnyOrder(
      linli,
      async () => {
        const own = { residentId: residentIdOf('resident') };
        const said = (n: number, action: string, more: Input, as: As) =>
          linli.call('volunteer', action, leading(n, SHIFT.over, { ...own, ...more }), as);
        const confirm = (n: number, entryId: string) =>
          said(n, 'decideHours', { entryId, decision: 'confirm' }, 'partyBranch');
        await confirm(1, 'added1');
        const less = { minutes: -10, reason: '早走了' };
        const { envelope } = await said(2, 'correctHours', less, 'teamLeader');
        assert.ok(envelope.ok);
        const { entry } = envelope.data as { entry: HourEntry };
        await Promise.all([
          linli.timer('civility'),
          linli.timer('civility'),
          confirm(3, entry.entryId),
        ]);
        for (const minutes of [3, 6]) await linli.clock(START + minutes * MINUTE);
        await linli.timer('civility');
        const entries = linli
          .documents<LedgerDocument>('ledger')
          .filter(({ accountId }) => accountId === `p:${own.residentId}`);
        expect(entries.reduce((sum, one) => sum + pointsOf(one), 0)).toBe(0);
        expect(linli.documents('failures')).toStrictEqual([]);
      },
      { planned: 24, random: 8 },
    ));
});

describe('the digest of a day', () => {
  it('made by two timers at once, while an account goes on, is one, and leaves no entry out for good', () =>
    inAnyOrder(linli, async () => {
      await patch(linli, 'pointRules', { _id: MAPLE }, { digestAt: START });
      await Promise.all([
        linli.timer('civility'),
        linli.timer('civility'),
        call('reviewClaim', accepts(1, CLAIM.own), 'gridOfficer'),
      ]);
      await linli.clock(START + DAY);
      await linli.timer('civility');
      const digests = linli.documents<DigestDocument>('digests');
      expect(digests.map(({ state }) => state)).toStrictEqual(['made', 'made']);
      const kept = digests.flatMap(({ _id, count }) =>
        Array.from({ length: count }, (_, n) => `${_id}:${n}`),
      );
      const tails = linli
        .documents<DigestPartDocument>('digestParts')
        .filter(({ _id }) => kept.includes(_id))
        .flatMap((part) => part.tails);
      for (const name of ['accounts', 'scoreAccounts']) {
        for (const { _id, seq, hash } of linli.documents<AccountDocument>(name)) {
          expect(tails).toContainEqual({ accountId: _id, seq, hash });
        }
      }
    }));
});

describe('opening times of the shop', () => {
  it('that two set at once are those of one of them, whole', () =>
    inAnyOrder(linli, async () => {
      const [one, other] = [shopOpens(1), shopOpens(2, { weekly: [] })];
      await Promise.all([
        linli.call('civility', 'setShopHours', one, 'secretary'),
        linli.call('civility', 'setShopHours', other, 'secretary'),
        linli.call('civility', 'setShopHours', one, 'secretary'),
      ]);
      const shop = linli
        .documents<PointRulesDocument>('pointRules')
        .find(({ _id }) => _id === MAPLE)?.shop;
      expect([one, other].map(({ weekly, note }) => ({ weekly, note }))).toContainEqual(shop);
    }));
});

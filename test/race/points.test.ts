import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  ClaimDocument,
  GoodsDocument,
  LedgerDocument,
  ReservationDocument,
} from '../../cloudfunctions/civility/collections.ts';
import { breakIn, EMPTY, pointsOf } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import { HOME, START } from '../support/community.ts';
import type { Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
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
    expect(breakIn(entries[n - 1] ?? EMPTY, entry)).toBeNull();
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
        await Promise.all([
          call('handOver', ofReservation(1, { code: RESERVED_CODE }), 'secretary'),
          call('cancelReservation', ofReservation(2), 'stairSteward'),
          linli.timer('civility'),
        ]);
        const ends = linli
          .documents<LedgerDocument>('ledger')
          .filter(({ sourceId }) => sourceId === `end:${RESERVED}`);
        expect(ends).toHaveLength(1);
        const [shelf] = linli
          .documents<GoodsDocument>('goods')
          .filter(({ _id }) => _id === GOODS.soap);
        const isHanded = ends[0]?.kind === 'redemption';
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

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  ClaimDocument,
  GoodsDocument,
  LedgerDocument,
  ReservationDocument,
} from '../../cloudfunctions/civility/collections.ts';
import { HOME, MAPLE } from '../support/community.ts';
import { settle } from '../support/faults.ts';
import { type Move, playHistories } from '../support/histories.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { checkBooks } from '../support/point-books.ts';
import {
  accountOf,
  CLAIM,
  filing,
  GOODS,
  ofClaim,
  ofReservation,
  reserving,
} from '../support/points.ts';

/**
 * Histories of points that nobody has thought of: what several people do, three calls at once in any order, some cut
 * between two requests and sent again, with timers between them. Whatever happens, the books agree in the end.
 */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const claims = () =>
  linli.documents<ClaimDocument>('claims').filter(({ placeId }) => placeId === HOME.second);
const reservations = () => linli.documents<ReservationDocument>('reservations');
const claimId = (of: number) => claims()[of % claims().length]?._id ?? CLAIM.open;
const say = { reason: '核对过' };

/** What somebody may try at whatever time; most are refused where they do not fit. */
const MOVES: Move[] = [
  (n, of) => [
    'fileClaim',
    filing(n, { day: `2026-06-1${of % 5}` }),
    of % 2 ? 'resident' : 'secretary',
  ],
  (n, of) => [
    'reviewClaim',
    ofClaim(n, claimId(of), { accepts: of % 4 > 0, ...say }),
    'gridOfficer',
  ],
  (n, of) => ['reviewClaim', ofClaim(n, claimId(of), { accepts: true, ...say }), 'partyBranch'],
  (n, of) => ['raiseAppeal', ofClaim(n, claimId(of), say), 'resident'],
  (n, of) => {
    const heard = { upheld: of % 2 === 0, answer: '查过了' };
    return ['decideAppeal', ofClaim(n, claimId(of), heard), 'partyBranch'];
  },
  (n, of) => ['askToVoid', ofClaim(n, claimId(of), say), 'partyBranch'],
  (n, of) => ['decideVoid', ofClaim(n, claimId(of), { agrees: true, ...say }), 'secretary'],
  (n) => ['reserveGoods', reserving(n), 'resident'],
  (n, of) => {
    const all = reservations();
    const one = all[of % all.length];
    const input = { communityId: MAPLE, reservationId: one?._id, commandId: commandId(n) };
    const as = one?.placeId === HOME.first ? 'stairSteward' : 'resident';
    return ['cancelReservation', input, as];
  },
  (n, of) => {
    const all = reservations();
    const one = all[of % all.length];
    const input = ofReservation(n, { reservationId: one?._id, code: one?.code ?? null });
    return ['handOver', input, 'secretary'];
  },
];

/** What holds at whatever time: no source twice, nothing spent or set aside that is not there. */
function checkEntries(): void {
  const entries = linli.documents<LedgerDocument>('ledger');
  const sources = entries.map(({ sourceId }) => sourceId);
  expect(new Set(sources).size).toBe(sources.length);
  for (const { sides, heldTotal, kind, balance } of entries) {
    expect(sides.reduce((sum, { points }) => sum + points, 0)).toBe(0);
    expect(heldTotal).toBeGreaterThanOrEqual(0);
    if (kind === 'hold' || kind === 'redemption') expect(balance).toBeGreaterThanOrEqual(heldTotal);
  }
  const reversed = entries.flatMap(({ reverses }) => reverses ?? []);
  expect(new Set(reversed).size).toBe(reversed.length);
}

/** What holds once everything that was begun is finished: claims, shelf, reservations and books say the same. */
function checkSettled(): void {
  checkBooks(linli);
  const entries = linli.documents<LedgerDocument>('ledger');
  const held = (accountId: string) =>
    entries.filter((one) => one.accountId === accountId).reduce((sum, one) => sum + one.held, 0);
  const kept = reservations().filter(({ state }) => state === 'reserved');
  for (const home of [HOME.first, HOME.second]) {
    const own = kept.filter(({ placeId }) => placeId === home);
    expect(held(accountOf(home))).toBe(own.reduce((sum, { points }) => sum + points, 0));
  }
  const shelf = linli.documents<GoodsDocument>('goods').find(({ _id }) => _id === GOODS.soap);
  expect([...(shelf?.reserved ?? [])].sort()).toStrictEqual(kept.map(({ _id }) => _id).sort());
  expect(shelf?.free).toBe((shelf?.onHand ?? 0) - kept.length);
  for (const { _id, state, posted } of claims()) {
    const own = entries.filter((one) => one.claimId === _id);
    const moved = own.reduce((sum, { sides }) => sum + (sides[0]?.points ?? 0), 0);
    if (state === 'posted') expect(moved).toBe(posted);
    else expect(moved).toBe(0);
  }
}

describe('the books', () => {
  it('agree after whatever several people do at once, cut and sent again', async () => {
    const atEnd = async () => {
      await settle(linli);
      checkSettled();
    };
    await playHistories(linli, 'civility', MOVES, { eachStep: checkEntries, atEnd }, 25);
  });
});

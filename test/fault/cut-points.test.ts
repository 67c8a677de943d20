import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LedgerDocument } from '../../cloudfunctions/civility/collections.ts';
import { breakOf, EMPTY } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import { HOME } from '../support/community.ts';
import { commandFault, type Fault, plain, runFault } from '../support/faults.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { accountOf, filing, ofClaim } from '../support/points.ts';

/** Points, with every write cut at each of its database requests and repeated. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

/** The second household has so many points, by entries that follow from one another. */
function balanced(balance: number): Fault['check'] {
  return (started) => {
    const entries = started
      .documents<LedgerDocument>('ledger')
      .filter(({ accountId }) => accountId === accountOf(HOME.second))
      .sort((one, other) => one.seq - other.seq);
    for (const [n, entry] of entries.entries()) {
      expect(breakOf(entries[n - 1] ?? EMPTY, entry)).toBeNull();
    }
    expect(entries.at(-1)?.balance).toBe(balance);
  };
}

/** A claim of the second household that somebody accepts. */
const accepting = commandFault(
  'civility.reviewClaim an award',
  'gridOfficer',
  async (started) => {
    const { envelope } = await started.call('civility', 'fileClaim', filing(50), 'resident');
    const { claimId } = (envelope.ok ? envelope.data : {}) as { claimId: string };
    return ofClaim(1, claimId, { accepts: true, reason: '看过' });
  },
  balanced(15),
);

const FAULTS: Fault[] = [
  plain('civility.saveRuleTable'),
  plain('civility.adoptRuleTable'),
  plain('civility.fileClaim'),
  plain('civility.reviewClaim'),
  accepting,
  plain('civility.withdrawClaim'),
  plain('civility.raiseAppeal'),
  plain('civility.decideAppeal'),
  plain('civility.askToVoid'),
  { ...plain('civility.decideVoid'), check: balanced(5) } as Fault,
  plain('civility.saveGoods'),
  plain('civility.setShopHours'),
  plain('civility.moveStock'),
  plain('civility.reserveGoods'),
  plain('civility.cancelReservation'),
  plain('civility.handOver'),
  plain('civility.recordInspection'),
  plain('civility.reviewInspection'),
  plain('civility.listAccounts'),
  plain('civility.proposeMove'),
  { ...plain('civility.decideMove'), check: balanced(6) } as Fault,
  plain('civility.nominateHonour'),
  plain('civility.answerHonour'),
  plain('civility.reviewHonour'),
  plain('civility.decideHonour'),
  plain('civility.nameHonourVote'),
  plain('civility.objectToHonour'),
  plain('civility.hearHonourObjection'),
  plain('civility.setRanking'),
  plain('civility.joinRanking'),
  plain('civility.enterOpening'),
  plain('civility.decideOpening'),
];

describe('cut', () => {
  for (const fault of FAULTS) it(fault.name, () => runFault(linli, fault));
});

import { afterAll, beforeAll } from '@jest/globals';
import { MAPLE } from '../support/community.ts';
import { scorecardExamples } from '../support/examples/scorecard.ts';
import { EXAMPLES, exampleOf } from '../support/examples.ts';
import { HONOUR, HONOUR_OBJECTION, ofHonour } from '../support/honours.ts';
import type { Input } from '../support/inputs.ts';
import { commandId } from '../support/inputs.ts';
import { inspecting, ofInspection } from '../support/inspections.ts';
import { describeLateRepeats, type Late, must as mustOf } from '../support/late.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { moving, ofMove } from '../support/moves.ts';
import { openingOf } from '../support/openings.ts';
import { CLAIM, filing, ofClaim, ofReservation, RULE, reserving } from '../support/points.ts';
import { joining, setting } from '../support/rankings.ts';
import { shopOpens } from '../support/shop-hours.ts';

/** Commands about points, sent again late. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const must = (action: string, input: Input, as: As) =>
  mustOf(linli, `civility.${action}`, input, as);
const called = (action: string) => async (): Promise<[string, Input, As]> => {
  const { as, input } = exampleOf('civility', action);
  return [`civility.${action}`, await input(1, linli), as];
};
const asks = (n: number, claimId: string) => ofClaim(n, claimId, { reason: '再看看' });

const LATE: Late[] = [
  {
    after: 'somebody wrote in them again',
    answered: true,
    command: called('saveRuleTable'),
    between: async ({ seen }) => {
      const rules = [RULE.hours];
      const input = { communityId: MAPLE, rules, covenantId: null, seen, commandId: commandId(2) };
      await must('saveRuleTable', input, 'secretary');
    },
  },
  {
    after: 'others were drafted',
    answered: true,
    command: called('adoptRuleTable'),
    between: async () => {
      const { seen } = await must('showRuleTable', { communityId: MAPLE }, 'secretary');
      const rules = [RULE.hours];
      const input = { communityId: MAPLE, rules, covenantId: null, seen, commandId: commandId(2) };
      await must('saveRuleTable', input, 'secretary');
    },
  },
  {
    after: 'somebody else looked as well',
    command: called('listAccounts'),
    between: async () => {
      const { input } = exampleOf('civility', 'listAccounts');
      await must('listAccounts', await input(2, linli), 'partyBranch');
    },
  },
  {
    after: 'it was withdrawn',
    command: () => ['civility.fileClaim', filing(1), 'resident'],
    between: async ({ claimId }) => {
      await must('withdrawClaim', ofClaim(2, String(claimId)), 'resident');
    },
  },
  {
    after: 'the household objected',
    command: called('reviewClaim'),
    between: async () => {
      await must('raiseAppeal', asks(2, CLAIM.open), 'resident');
    },
  },
  {
    after: 'it was over anyway',
    answered: true,
    command: called('withdrawClaim'),
    between: async () => {
      await must('fileClaim', filing(2), 'resident');
    },
  },
  {
    after: 'it was heard',
    command: called('raiseAppeal'),
    between: async () => {
      const input = ofClaim(2, CLAIM.accepted, { upheld: true, answer: '是' });
      await must('decideAppeal', input, 'partyBranch');
    },
  },
  {
    after: 'it was posted and is to be taken back',
    command: () => [
      'civility.decideAppeal',
      ofClaim(1, CLAIM.appealed, { upheld: false, answer: '查过' }),
      'partyBranch',
    ],
    between: async () => {
      await must('askToVoid', asks(2, CLAIM.appealed), 'secretary');
    },
  },
  {
    after: 'it was declined',
    answered: true,
    command: called('askToVoid'),
    between: async () => {
      const input = ofClaim(2, CLAIM.posted, { agrees: false, reason: '没有错' });
      await must('decideVoid', input, 'partyBranch');
    },
  },
  {
    after: 'somebody asked again',
    command: () => [
      'civility.decideVoid',
      ofClaim(1, CLAIM.voiding, { agrees: false, reason: '没有错' }),
      'secretary',
    ],
    between: async () => {
      await must('askToVoid', asks(2, CLAIM.voiding), 'partyBranch');
    },
  },
  {
    after: 'it was changed again',
    answered: true,
    command: called('saveGoods'),
    between: async ({ goodsId, seen }) => {
      const example = await exampleOf('civility', 'saveGoods').input(2, linli);
      await must('saveGoods', { ...example, goodsId, seen }, 'secretary');
    },
  },
  {
    after: 'it is open at other times',
    answered: true,
    command: called('setShopHours'),
    between: async () => {
      await must('setShopHours', shopOpens(2, { weekly: [] }), 'secretary');
    },
  },
  {
    after: 'more came in',
    command: called('moveStock'),
    between: async () => {
      await must(
        'moveStock',
        await exampleOf('civility', 'moveStock').input(2, linli),
        'secretary',
      );
    },
  },
  {
    after: 'it was cancelled',
    command: called('reserveGoods'),
    between: async ({ reservationId }) => {
      await must('cancelReservation', ofReservation(2, { reservationId }), 'resident');
    },
  },
  {
    after: 'another was reserved',
    answered: true,
    command: called('cancelReservation'),
    between: async () => {
      await must('reserveGoods', reserving(2), 'resident');
    },
  },
  {
    after: 'another was reserved',
    answered: true,
    command: called('handOver'),
    between: async () => {
      await must('reserveGoods', reserving(2), 'resident');
    },
  },
  {
    after: 'it was decided',
    command: called('recordInspection'),
    between: async ({ inspectionId }) => {
      const input = ofInspection(2, String(inspectionId), { accepts: true, reason: '看过' });
      await must('reviewInspection', input, 'gridOfficer');
    },
  },
  {
    after: 'another was recorded',
    answered: true,
    command: called('reviewInspection'),
    between: async () => {
      await must('recordInspection', inspecting(2), 'buildingSteward');
    },
  },
  {
    after: 'the household does not want it',
    command: called('nominateHonour'),
    between: async ({ honourId }) => {
      await must('answerHonour', ofHonour(2, String(honourId), { agrees: false }), 'resident');
    },
  },
  {
    after: 'the household does not want it any more',
    command: called('answerHonour'),
    between: async () => {
      await must('answerHonour', ofHonour(2, HONOUR.asked, { agrees: false }), 'resident');
    },
  },
  {
    after: 'it was published',
    command: called('reviewHonour'),
    between: async () => {
      const input = { publishes: true, reason: '没有意见' };
      await must('decideHonour', ofHonour(2, HONOUR.agreed, input), 'partyBranch');
    },
  },
  {
    after: 'the household does not want it any more',
    command: called('decideHonour'),
    between: async () => {
      await must('answerHonour', ofHonour(2, HONOUR.accepted, { agrees: false }), 'resident');
    },
  },
  {
    after: 'the household does not want it any more',
    command: called('nameHonourVote'),
    between: async () => {
      await must('answerHonour', ofHonour(2, HONOUR.titled, { agrees: false }), 'resident');
    },
  },
  {
    after: 'somebody else objected',
    command: called('objectToHonour'),
    between: async () => {
      const input = ofHonour(2, HONOUR.published, { reason: '不是他家种的' });
      await must('objectToHonour', input, 'secretary');
    },
  },
  {
    after: 'the household does not want it any more',
    command: () => [
      'civility.hearHonourObjection',
      ofHonour(1, HONOUR.published, {
        objectionId: HONOUR_OBJECTION,
        upheld: false,
        answer: '问过了，是自家种的',
      }),
      'partyBranch',
    ],
    between: async () => {
      await must('answerHonour', ofHonour(2, HONOUR.published, { agrees: false }), 'stairSteward');
    },
  },
  {
    after: 'it was ended',
    command: called('setRanking'),
    between: async () => {
      await must('setRanking', setting(2, null), 'partyBranch');
    },
  },
  {
    after: 'the household wants it again',
    command: called('joinRanking'),
    between: async () => {
      await must('joinRanking', joining(2, true), 'resident');
    },
  },
  {
    after: 'it was decided',
    command: called('proposeMove'),
    between: async ({ moveId }) => {
      await must('decideMove', ofMove(2, { moveId, agrees: false }), 'partyBranch');
    },
  },
  {
    after: 'another was asked for',
    answered: true,
    command: called('decideMove'),
    between: async () => {
      await must('proposeMove', moving(2, { points: 1 }), 'secretary');
    },
  },
  {
    after: 'it was decided',
    command: called('enterOpening'),
    between: async ({ openingId }) => {
      await must('decideOpening', openingOf(2, { openingId, agrees: false }), 'partyBranch');
    },
  },
  {
    after: 'another was entered',
    answered: true,
    command: called('decideOpening'),
    between: async () => {
      const input = await exampleOf('civility', 'enterOpening').input(2, linli);
      await must('enterOpening', input, 'secretary');
    },
  },
];

describeLateRepeats(
  () => linli,
  'civility',
  LATE,
  EXAMPLES.filter((one) => !scorecardExamples.includes(one)),
);

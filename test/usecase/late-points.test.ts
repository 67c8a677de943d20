import { afterAll, beforeAll } from '@jest/globals';
import { MAPLE } from '../support/community.ts';
import { exampleOf } from '../support/examples.ts';
import type { Input } from '../support/inputs.ts';
import { commandId } from '../support/inputs.ts';
import { describeLateRepeats, type Late, must as mustOf } from '../support/late.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { CLAIM, filing, ofClaim, ofReservation, RULE, reserving } from '../support/points.ts';

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
];

describeLateRepeats(() => linli, 'civility', LATE);

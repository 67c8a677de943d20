import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { AMENDMENT, amending, commenting, decidingAbout, open } from '../support/covenants.ts';
import { commandFault, type Fault, plain, runFault } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';

/** Covenants, with every write cut at each of its database requests and repeated. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const doubted = async (started: Linli, input: object) => {
  await started.verdict('text', 'review');
  return input;
};

const FAULTS: Fault[] = [
  plain('covenant.createCovenant'),
  plain('covenant.reviseCovenant'),
  plain('covenant.openRound'),
  plain('covenant.settleCovenant'),
  plain('covenant.reopenCovenant'),
  plain('covenant.dropCovenant'),
  plain('covenant.writeComment'),
  commandFault('covenant.writeComment, which waits for a person', 'resident', (started) =>
    doubted(started, commenting(1)),
  ),
  plain('covenant.reactToComment'),
  plain('covenant.takeStance'),
  plain('covenant.writeAmendment'),
  commandFault('covenant.writeAmendment, which waits for a person', 'resident', (started) =>
    doubted(started, amending(1)),
  ),
  plain('covenant.withdrawAmendment'),
  plain('covenant.decideAmendment'),
  commandFault('covenant.decideAmendment, with another wording', 'partyBranch', () =>
    decidingAbout(1, AMENDMENT.add, { decision: 'merge', text: '新邻居来了，主动打招呼。' }),
  ),
  commandFault('covenant.decideAmendment, which rejects', 'partyBranch', () =>
    decidingAbout(1, AMENDMENT.add, { decision: 'reject' }),
  ),
  plain('covenant.answerFlag'),
  plain('covenant.reportWords'),
  commandFault('moderation.decideReview, about a comment', 'partyBranch', async (started) => {
    const report = {
      ...open,
      subject: 'amendment',
      id: AMENDMENT.change,
      reason: '写了别人家的事',
      commandId: commandId(50),
    };
    await started.call('covenant', 'reportWords', report, 'resident');
    return {
      communityId: open.communityId,
      reviewId: `amendment:${AMENDMENT.change}:reports`,
      decision: 'reject',
      commandId: commandId(1),
    };
  }),
];

describe('a cut change of a covenant', () => {
  for (const fault of FAULTS) {
    it(`${fault.name}: ends as an uncut run does`, () => runFault(linli, fault));
  }
});

import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { ReviewLine } from '../../typings/contract/moderation.ts';
import { HOME, MAPLE, NOTICE, PLACE } from '../support/community.ts';
import { exampleOf } from '../support/examples.ts';
import { commandFault, type Fault, plain, runFault } from '../support/faults.ts';
import {
  commandId,
  consentOf,
  correction,
  forSomebody,
  oneHousehold,
  publication,
  writtenDown,
} from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { png } from '../support/pictures.ts';
import { answering, askedBy, putting } from '../support/questions.ts';
import { declaring, noting, outageOver, saying } from '../support/recoveries.ts';

/**
 * Every write about notices, cut at each of its database requests, before and after it takes effect, then sent again:
 * the state, the audit trail and the messages end as if nothing had happened.
 */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

async function firstReview(started: Linli, part: string): Promise<ReviewLine> {
  const { envelope } = await started.call(
    'moderation',
    'listReviews',
    { communityId: MAPLE },
    'partyBranch',
  );
  assert.ok(envelope.ok);
  const { reviews } = envelope.data as { reviews: ReviewLine[] };
  const found = reviews.find(({ reviewId }) => reviewId.endsWith(`:${part}`));
  assert.ok(found, part);
  return found;
}

const FAULTS: Fault[] = [
  plain('roster.importRoster'),
  plain('notice.publishNotice'),
  commandFault(
    'notice.publishNotice, held because the check doubts',
    'secretary',
    async (started) => {
      await started.verdict('text', 'review');
      return publication(1, [PLACE.building]);
    },
  ),
  commandFault(
    'notice.publishNotice, with a picture that cannot be checked',
    'secretary',
    async (started) => {
      await started.verdict('picture', 'fail');
      const fileId = await started.cloud.uploadFile(`notices/${MAPLE}/one.png`, png());
      return { ...publication(1, [PLACE.building]), pictures: [fileId] };
    },
  ),
  commandFault('notice.publishNotice, for later', 'secretary', async (started) => ({
    ...publication(1, [PLACE.building]),
    publishAt: started.cloud.now() + 3 * 24 * 60 * 60_000,
  })),
  plain('notice.confirmNotice'),
  plain('notice.confirmFor'),
  commandFault('notice.confirmNotice, for somebody else', 'residentElsewhere', async (started) => {
    await started.cloud.database.insertMany('consents', [
      { ...consentOf('resident', 'residentElsewhere') },
    ]);
    return forSomebody(1, 'resident');
  }),
  commandFault('notice.confirmFor, over what was taken back', 'stairSteward', async (started) => {
    const ask = (action: string, input: object) =>
      started.call('notice', action, input, 'stairSteward');
    await ask('confirmFor', writtenDown(1, HOME.first));
    await ask('undoConfirmFor', oneHousehold(2, HOME.first));
    return writtenDown(3, HOME.first);
  }),
  plain('notice.undoConfirmFor'),
  plain('notice.denyMark'),
  plain('notice.recheckMark'),
  plain('notice.handOutDoors'),
  plain('notice.returnDoors'),
  plain('notice.callNumber'),
  plain('notice.remindHouseholds'),
  plain('notice.correctNotice'),
  commandFault('notice.correctNotice, which the check doubts', 'secretary', async (started) => {
    await started.verdict('text', 'review');
    return correction(1, NOTICE.building);
  }),
  plain('notice.declareRestored'),
  commandFault('notice.declareRestored, taking it back', 'buildingSteward', async (started) => {
    await started.call('notice', 'declareRestored', declaring(1), 'secretary');
    return declaring(2, false);
  }),
  plain('notice.sayRestored'),
  commandFault(
    'notice.sayRestored, over what an officer wrote down',
    'resident',
    async (started) => {
      await outageOver(started);
      await started.call('notice', 'noteRestored', noting(1, true), 'stairSteward');
      return saying(2, false, { trouble: 'dirty' });
    },
  ),
  commandFault('notice.noteRestored, over what was said', 'stairSteward', async (started) => {
    await outageOver(started);
    await started.call('notice', 'sayRestored', saying(1, false), 'resident');
    return noting(2, true);
  }),
  commandFault('notice.undoNoteRestored', 'stairSteward', async (started) => {
    await outageOver(started);
    await started.call('notice', 'sayRestored', saying(1, false), 'resident');
    await started.call('notice', 'noteRestored', noting(2, true), 'stairSteward');
    return oneHousehold(3, HOME.second);
  }),
  plain('notice.askQuestion'),
  plain('notice.answerQuestion'),
  commandFault('notice.answerQuestion, put to another', 'secretary', async (started) => {
    const first = await askedBy(started, 'resident', 1);
    const second = await askedBy(started, 'stairSteward', 2);
    await started.call('notice', 'answerQuestion', answering(3, first), 'secretary');
    return putting(4, second, first);
  }),
  plain('notice.joinQuestion'),
  plain('notice.withdrawNotice'),
  plain('notice.pinNotice'),
  plain('notice.reportNotice'),
  plain('notice.saveDraft'),
  plain('notice.beginUpload'),
  plain('notice.dropDraft'),
  plain('moderation.decideReview'),
  commandFault('moderation.decideReview, about a correction', 'partyBranch', async (started) => {
    await started.verdict('text', 'review');
    await started.call('notice', 'correctNotice', correction(1, NOTICE.building), 'secretary');
    const { seen, reviewId } = await firstReview(started, 'correction');
    const decision = 'release';
    return { communityId: MAPLE, reviewId, decision, seen, commandId: commandId(2) };
  }),
  commandFault('moderation.decideReview, about reports', 'partyBranch', async (started) => {
    const report = await exampleOf('notice', 'reportNotice').input(1, started);
    await started.call('notice', 'reportNotice', report, 'resident');
    const { reviewId } = await firstReview(started, 'reports');
    return { communityId: MAPLE, reviewId, decision: 'reject', commandId: commandId(2) };
  }),
  commandFault('moderation.decideReview, rejecting', 'partyBranch', async (started) => {
    const input = await exampleOf('moderation', 'decideReview').input(2, started);
    return { ...input, decision: 'reject', commandId: commandId(2) };
  }),
];

describe('a cut write', () => {
  for (const fault of FAULTS) {
    it(`${fault.name}: ends as an uncut run does`, () => runFault(linli, fault));
  }
});

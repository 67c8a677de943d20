import { MAPLE } from './community.ts';
import { appraisalExamples } from './examples/appraisal.ts';
import { ballotExamples } from './examples/ballot.ts';
import { civilityExamples } from './examples/civility.ts';
import { consentExamples } from './examples/consent.ts';
import { covenantExamples } from './examples/covenant.ts';
import { doorExamples } from './examples/doors.ts';
import { dutyExamples } from './examples/duty.ts';
import { type Example, example } from './examples/example.ts';
import { feedbackExamples } from './examples/feedback.ts';
import { filingExamples } from './examples/filing.ts';
import { handoverExamples } from './examples/handover.ts';
import { heldExamples } from './examples/held.ts';
import { honourExamples } from './examples/honour.ts';
import { importingExamples } from './examples/importing.ts';
import { matterExamples } from './examples/matter.ts';
import { mediationExamples } from './examples/mediation.ts';
import { meetingExamples } from './examples/meeting.ts';
import { moderationExamples } from './examples/moderation.ts';
import { noticeExamples } from './examples/notice.ts';
import { organisingExamples } from './examples/organising.ts';
import { pairingExamples } from './examples/pairing.ts';
import { picturedExamples } from './examples/pictured.ts';
import { questionExamples } from './examples/questions.ts';
import { rankingExamples } from './examples/ranking.ts';
import { recoveryExamples } from './examples/recovery.ts';
import { residentExamples } from './examples/resident.ts';
import { roleExamples } from './examples/role.ts';
import { rosterExamples } from './examples/roster.ts';
import { scorecardExamples } from './examples/scorecard.ts';
import { selectionExamples } from './examples/selection.ts';
import { volunteerExamples } from './examples/volunteer.ts';

/** One valid call of every action there is. */
export const EXAMPLES: Example[] = [
  ...residentExamples,
  example('home', 'showOverview', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('home', 'searchAll', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, words: '1栋' }),
  }),
  example('home', 'showDesk', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  ...noticeExamples,
  ...doorExamples,
  ...questionExamples,
  ...recoveryExamples,
  ...matterExamples,
  ...mediationExamples,
  ...dutyExamples,
  ...moderationExamples,
  ...roleExamples,
  ...selectionExamples,
  ...handoverExamples,
  ...appraisalExamples,
  ...rosterExamples,
  ...ballotExamples,
  ...civilityExamples,
  ...honourExamples,
  ...rankingExamples,
  ...scorecardExamples,
  ...filingExamples,
  ...covenantExamples,
  ...volunteerExamples,
  ...consentExamples,
  ...feedbackExamples,
  ...importingExamples,
  ...organisingExamples,
  ...pairingExamples,
  ...picturedExamples,
  ...meetingExamples,
  ...heldExamples,
];

export function exampleOf(functionName: string, action: string): Example {
  const found = EXAMPLES.find((one) => one.functionName === functionName && one.action === action);
  if (!found)
    throw new Error(`no example of ${functionName}.${action} in test/support/examples.ts`);
  return found;
}

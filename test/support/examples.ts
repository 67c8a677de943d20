import { MAPLE } from './community.ts';
import { ballotExamples } from './examples/ballot.ts';
import { civilityExamples } from './examples/civility.ts';
import { covenantExamples } from './examples/covenant.ts';
import { type Example, example } from './examples/example.ts';
import { filingExamples } from './examples/filing.ts';
import { moderationExamples } from './examples/moderation.ts';
import { noticeExamples } from './examples/notice.ts';
import { pairingExamples } from './examples/pairing.ts';
import { residentExamples } from './examples/resident.ts';
import { roleExamples } from './examples/role.ts';
import { rosterExamples } from './examples/roster.ts';
import { volunteerExamples } from './examples/volunteer.ts';

/** One valid call of every action there is. */
export const EXAMPLES: Example[] = [
  ...residentExamples,
  example('home', 'showOverview', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  ...noticeExamples,
  ...moderationExamples,
  ...roleExamples,
  ...rosterExamples,
  ...ballotExamples,
  ...civilityExamples,
  ...filingExamples,
  ...covenantExamples,
  ...volunteerExamples,
  ...pairingExamples,
];

export function exampleOf(functionName: string, action: string): Example {
  const found = EXAMPLES.find((one) => one.functionName === functionName && one.action === action);
  if (!found)
    throw new Error(`no example of ${functionName}.${action} in test/support/examples.ts`);
  return found;
}

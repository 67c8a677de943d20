import { afterAll, beforeAll } from '@jest/globals';
import { residentIdOf } from '../support/community.ts';
import { feedbackExamples } from '../support/examples/feedback.ts';
import { type Call, describeLateRepeats, type Late, must as mustOf } from '../support/late.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { leading, onShift, SHIFT } from '../support/volunteers.ts';

/** What is said about a shift, sent again late. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const must = (...call: Call) => mustOf(linli, ...call);
const saying = (n: number, text: string): Call => [
  'volunteer.sayFeedback',
  onShift(n, SHIFT.over, { text }),
  'stairSteward',
];
const answering = (n: number, note: string): Call => [
  'volunteer.answerVolunteer',
  leading(n, SHIFT.over, { residentId: residentIdOf('stairSteward'), welcome: true, note }),
  'teamLeader',
];

const LATE: Late[] = [
  {
    after: 'something else was said',
    command: () => saying(1, '人不够'),
    between: () => must(...saying(2, '人正好')),
  },
  {
    after: 'something else was said',
    command: () => answering(1, '多亏您'),
    between: () => must(...answering(2, '辛苦了')),
  },
];

describeLateRepeats(() => linli, 'volunteer', LATE, feedbackExamples);

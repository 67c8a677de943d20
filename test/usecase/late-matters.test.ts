import { afterAll, beforeAll } from '@jest/globals';
import { matterExamples } from '../support/examples/matter.ts';
import { exampleOf } from '../support/examples.ts';
import type { Input } from '../support/inputs.ts';
import { describeLateRepeats, type Late, must as mustOf } from '../support/late.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import {
  ANSWER,
  asking,
  DRAW,
  DRAWN,
  FREEZING,
  MATTER,
  ofDraw,
  ofMatter,
  PROMISED,
  raising,
  TASK,
} from '../support/matters.ts';

/** Commands about matters, sent again late. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const must = (action: string, input: Input, as: As) => mustOf(linli, `matter.${action}`, input, as);
const called = (action: string) => async (): Promise<[string, Input, As]> => {
  const { as, input } = exampleOf('matter', action);
  return [`matter.${action}`, await input(1, linli), as];
};
const plan = (n: number, matterId: string) => ofMatter(n, matterId, { step: 'plan', ...ANSWER });
const start = (n: number, matterId: string) =>
  ofMatter(n, matterId, { step: 'start', ...ANSWER, until: null });

const LATE: Late[] = [
  {
    after: 'it was withdrawn',
    command: () => ['matter.raiseMatter', raising(1), 'resident'],
    between: async ({ matterId }) => {
      await must('withdrawMatter', ofMatter(2, String(matterId)), 'resident');
    },
  },
  {
    after: 'they left again',
    answered: true,
    command: called('joinMatter'),
    between: () =>
      must('joinMatter', ofMatter(2, MATTER.accepted, { joins: false }), 'householdRepresentative'),
  },
  {
    after: 'it was over anyway',
    answered: true,
    command: called('withdrawMatter'),
    between: () => must('raiseMatter', raising(2), 'resident'),
  },
  {
    after: 'it was planned',
    command: called('triageMatter'),
    between: () => must('answerMatter', plan(2, MATTER.raised), 'buildingSteward'),
  },
  {
    after: 'it was begun',
    command: called('answerMatter'),
    between: () => must('answerMatter', start(2, MATTER.accepted), 'buildingSteward'),
  },
  {
    after: 'it was planned there',
    answered: true,
    command: called('handOver'),
    between: () => must('answerMatter', plan(2, MATTER.accepted), 'gridOfficer'),
  },
  {
    after: 'it was done again',
    command: called('sayNotYet'),
    between: () =>
      must(
        'answerMatter',
        ofMatter(2, MATTER.done, { step: 'done', ...ANSWER, until: null }),
        'buildingSteward',
      ),
  },
  {
    after: 'it was over anyway',
    answered: true,
    command: called('rateMatter'),
    between: () => must('raiseMatter', raising(2), 'resident'),
  },
  {
    after: 'another list was frozen',
    answered: true,
    command: called('freezeDraw'),
    between: () =>
      must('freezeDraw', { ...FREEZING(2), from: '2026-06-14', until: '2026-06-14' }, 'secretary'),
  },
  {
    after: 'it was drawn',
    command: called('enterSeed'),
    between: () => must('confirmSeed', ofDraw(2, DRAW, { seed: '03081522273106' }), 'partyBranch'),
  },
  {
    after: 'another question was asked',
    answered: true,
    command: called('saveCampaign'),
    between: () => must('saveCampaign', asking(2), 'secretary'),
  },
  {
    after: 'another one was visited',
    command: called('rateDrawn'),
    between: () =>
      must(
        'recordVisit',
        ofDraw(2, DRAWN, { matterId: MATTER.closed, result: 'helped' }),
        'partyBranch',
      ),
  },
  {
    after: 'somebody was visited',
    command: called('confirmSeed'),
    between: () =>
      must(
        'recordVisit',
        ofDraw(2, DRAW, { matterId: MATTER.closed, result: 'helped' }),
        'partyBranch',
      ),
  },
  {
    after: 'another one was visited',
    command: called('recordVisit'),
    between: () =>
      must(
        'recordVisit',
        ofDraw(2, DRAWN, { matterId: MATTER.refused, result: 'not' }),
        'partyBranch',
      ),
  },
  {
    after: 'another one was promised',
    command: called('addTask'),
    between: () => must('addTask', ofMatter(2, MATTER.planned, PROMISED), 'buildingSteward'),
  },
  {
    after: 'another one was promised',
    command: called('closeTask'),
    between: () => must('addTask', ofMatter(2, MATTER.planned, PROMISED), 'buildingSteward'),
  },
  {
    after: 'it was closed',
    command: called('moveTask'),
    between: () =>
      must(
        'closeTask',
        ofMatter(2, MATTER.planned, { taskId: TASK.taskId, outcome: 'done', text: '查过了' }),
        'buildingSteward',
      ),
  },
  {
    after: 'it went on by itself again',
    answered: true,
    command: called('foldMatter'),
    between: () => must('foldMatter', ofMatter(2, MATTER.raised, { into: null }), 'gridOfficer'),
  },
];

describeLateRepeats(() => linli, 'matter', LATE, matterExamples);

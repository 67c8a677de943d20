import { afterAll, beforeAll } from '@jest/globals';
import { mediationExamples } from '../support/examples/mediation.ts';
import { exampleOf } from '../support/examples.ts';
import type { Input } from '../support/inputs.ts';
import { describeLateRepeats, type Late, must as mustOf } from '../support/late.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { asking, MEDIATION, ofMediation } from '../support/mediations.ts';

/** Commands about mediations, sent again late. */
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
const ends = (mediationId: string) => () =>
  must('endMediation', ofMediation(2, mediationId, { why: 'refused' }), 'resident');
const asks = () => must('askMediation', asking(2), 'residentElsewhere');

const LATE: Late[] = [
  {
    after: 'another one was asked for',
    answered: true,
    command: called('askMediation'),
    between: asks,
  },
  { after: 'it was refused', command: called('addParty'), between: ends(MEDIATION.alone) },
  { after: 'it was refused', command: called('answerMediation'), between: ends(MEDIATION.asked) },
  { after: 'it was refused', command: called('confirmNote'), between: ends(MEDIATION.going) },
  { after: 'it was refused', command: called('removeParty'), between: ends(MEDIATION.asked) },
  { after: 'it was refused', command: called('inviteHelper'), between: ends(MEDIATION.going) },
  { after: 'it was refused', command: called('answerHelper'), between: ends(MEDIATION.asked) },
  { after: 'it was refused', command: called('withdrawMediator'), between: ends(MEDIATION.going) },
  {
    after: 'it was signed',
    command: called('writeAgreement'),
    between: () =>
      must(
        'signAgreement',
        ofMediation(2, MEDIATION.going, { day: '2026-06-15' }),
        'buildingSteward',
      ),
  },
  {
    after: 'another one was asked for',
    answered: true,
    command: called('signAgreement'),
    between: asks,
  },
  {
    after: 'another one was asked for',
    answered: true,
    command: called('followUp'),
    between: asks,
  },
  {
    after: 'another one was asked for',
    answered: true,
    command: called('endMediation'),
    between: asks,
  },
];

describeLateRepeats(() => linli, 'matter', LATE, mediationExamples);

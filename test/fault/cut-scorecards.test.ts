import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CardDocument, ScoreDocument } from '../../cloudfunctions/civility/collections.ts';
import { commandFault, type Fault, plain, runFault } from '../support/faults.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { checkScores } from '../support/score-books.ts';
import { answering, CARD, ofScore, SCORE, scoring } from '../support/scorecards.ts';

/** Scorecards, with every write cut at each of its database requests and repeated. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

/** The shop has so many points, by entries that follow from one another. */
const summing =
  (points: number): Fault['check'] =>
  (started) => {
    expect(checkScores(started).get(CARD.shop)).toBe(points);
  };

/** What somebody has left is gone, whether the cut came before or after. */
const leaving = commandFault(
  'civility.answerCard and leaves',
  'resident',
  async () => answering(1, CARD.shop, { answer: 'leave' }),
  (started) => {
    const left = started.documents<CardDocument>('scorecards');
    expect(left.map(({ _id }) => _id)).not.toContain(CARD.shop);
    const said = started.documents<ScoreDocument>('scores');
    expect(said.filter(({ cardId }) => cardId === CARD.shop)).toStrictEqual([]);
    expect(checkScores(started).get(CARD.shop)).toBe(6);
  },
);

const twice = commandFault(
  'civility.reviewScore of what a member brought forward',
  'gridOfficer',
  async (started) => {
    const { envelope } = await started.call('civility', 'fileScore', scoring(50), 'resident');
    const { scoreId } = (envelope.ok ? envelope.data : {}) as { scoreId: string };
    return ofScore(1, scoreId, { accepts: true, reason: '看过' });
  },
  summing(9),
);

const FAULTS: Fault[] = [
  plain('civility.saveScoreTable'),
  plain('civility.adoptScoreTable'),
  plain('civility.closeScorebook'),
  plain('civility.enterCard'),
  plain('civility.answerCard'),
  leaving,
  plain('civility.fileScore'),
  plain('civility.reviewScore'),
  twice,
  plain('civility.withdrawScore'),
  plain('civility.appealScore'),
  plain('civility.hearScore'),
  plain('civility.askToVoidScore'),
  plain('civility.reviewScorePicture'),
  { ...plain('civility.decideVoidScore'), check: summing(3) } as Fault,
  commandFault(
    'civility.hearScore not upheld',
    'partyBranch',
    async () => ofScore(1, SCORE.appealed, { upheld: false, answer: '查过' }),
    summing(4),
  ),
];

describe('cut', () => {
  for (const fault of FAULTS) it(fault.name, () => runFault(linli, fault));
});

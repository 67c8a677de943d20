import { MAPLE, PLACE } from '../community.ts';
import type { Input } from '../inputs.ts';
import {
  answering,
  CARD,
  entering,
  formOfBook,
  inBook,
  lookingAt,
  ofScore,
  SCORE,
  SCORE_RULE,
  scoring,
  seenBook,
} from '../scorecards.ts';
import { type Example, example } from './example.ts';

/** The same of a shop in another estate, and of another community. */
const elsewhere = (more: Input) =>
  [
    [SCORE.otherEstate, PLACE.otherEstate] as const,
    [SCORE.cedar, PLACE.cedarBuilding] as const,
  ].map(([scoreId, place]) => ({
    concerns: [place],
    input: (n: number) => ofScore(n, scoreId, more),
  }));

const onScore = (action: string, as: Example['as'], scoreId: string, more: Input = {}): Example =>
  example('civility', action, {
    as,
    writes: true,
    concerns: [PLACE.building],
    input: (n) => ofScore(n, scoreId, more),
    elsewhere: elsewhere(more),
  });

const inShops = { communityId: MAPLE, book: 'merchants' };
const ofShop = { communityId: MAPLE, cardId: CARD.shop };

export const scorecardExamples: Example[] = [
  example('civility', 'showScorebook', { as: 'resident', input: () => inShops }),
  example('civility', 'saveScoreTable', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) =>
      inBook(n, 'merchants', {
        form: formOfBook('merchants', [{ ...SCORE_RULE.honest, points: 1 + (n % 5) }]),
        seen: seenBook(MAPLE),
      }),
  }),
  example('civility', 'adoptScoreTable', {
    as: 'partyBranch',
    writes: true,
    concerns: [MAPLE],
    input: (n) => inBook(n, 'merchants', { from: '2026-07-01', seen: seenBook(MAPLE) }),
  }),
  example('civility', 'closeScorebook', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => inBook(n, 'merchants'),
  }),
  example('civility', 'enterCard', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => entering(n),
  }),
  example('civility', 'answerCard', {
    as: 'householdRepresentative',
    writes: true,
    input: (n) => answering(n, CARD.asked, { listed: true }),
  }),
  example('civility', 'listCards', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => inShops,
  }),
  example('civility', 'listOwnCards', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('civility', 'showCard', { as: 'resident', input: () => ofShop }),
  example('civility', 'listStarMerchants', {
    as: 'resident',
    input: () => ({ communityId: MAPLE }),
  }),
  example('civility', 'fileScore', { as: 'resident', writes: true, input: (n) => scoring(n) }),
  example('civility', 'listScores', { as: 'resident', input: () => ofShop }),
  example('civility', 'listScoreQueue', {
    as: 'gridOfficer',
    concerns: [MAPLE],
    input: () => ({ ...inShops, what: 'open' }),
  }),
  onScore('reviewScore', 'gridOfficer', SCORE.open, { accepts: true, reason: '到店里看过' }),
  example('civility', 'withdrawScore', {
    as: 'resident',
    writes: true,
    input: (n) => ofScore(n, SCORE.own),
  }),
  example('civility', 'appealScore', {
    as: 'resident',
    writes: true,
    input: (n) => ofScore(n, SCORE.accepted, { reason: '那天没有开火' }),
  }),
  onScore('hearScore', 'partyBranch', SCORE.appealed, { upheld: true, answer: '查过，不是这家' }),
  onScore('askToVoidScore', 'secretary', SCORE.posted, { reason: '记错了店' }),
  onScore('decideVoidScore', 'secretary', SCORE.voiding, { agrees: true, reason: '是记错了' }),
  example('civility', 'showScorePictures', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, scoreId: SCORE.own }),
  }),
  example('civility', 'reviewScorePicture', {
    as: 'partyBranch',
    writes: true,
    concerns: [MAPLE],
    input: (n) => lookingAt(n),
  }),
];

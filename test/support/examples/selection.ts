import { CEDAR, MAPLE, PLACE } from '../community.ts';
import type { Input } from '../inputs.ts';
import {
  addVote,
  CANDIDATE,
  CANDIDATE_OBJECTION,
  ofSelection,
  opening,
  SELECTION,
  VACANT,
  VOTE,
} from '../selections.ts';
import { type Example, example } from './example.ts';

/** The same in cedar. */
const inCedar = (more: Input) => [
  {
    concerns: [PLACE.cedarBuilding],
    input: (n: number) => ofSelection(n, SELECTION.standing, more),
  },
];
const step = (
  action: string,
  as: Example['as'],
  [selectionId, placeId]: [string, string],
  more: Input = {},
) =>
  example('role', action, {
    as,
    writes: true,
    concerns: [placeId],
    input: (n) => ofSelection(n, selectionId, more),
    elsewhere: inCedar(more),
  });

export const selectionExamples: Example[] = [
  example('role', 'listSelections', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('role', 'showSelection', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, selectionId: SELECTION.publishing }),
  }),
  example('role', 'openSelection', {
    as: 'secretary',
    writes: true,
    concerns: [VACANT],
    input: (n) => opening(n),
    elsewhere: [
      {
        concerns: [PLACE.cedarBuilding],
        input: (n) => opening(n, { communityId: CEDAR, placeId: PLACE.cedarBuilding }),
      },
    ],
  }),
  example('role', 'standForPost', {
    as: 'cedarResident',
    writes: true,
    input: (n) => ofSelection(n, SELECTION.standing, { stands: true, words: '我来试试' }),
  }),
  example('role', 'nameVote', {
    as: 'secretary',
    writes: true,
    concerns: [PLACE.otherStair],
    input: async (n, linli) => {
      const motionId = await addVote(linli, SELECTION.voting, VOTE.announced, null);
      return ofSelection(n, SELECTION.voting, { motionId });
    },
  }),
  example('role', 'recommendCandidate', {
    as: 'secretary',
    writes: true,
    concerns: [PLACE.otherBuilding],
    input: async (n, linli) => {
      await addVote(linli, SELECTION.recommending, VOTE.published, { [CANDIDATE]: 2 });
      return ofSelection(n, SELECTION.recommending, { key: CANDIDATE, reason: '邻居们选的' });
    },
    elsewhere: inCedar({ key: CANDIDATE, reason: '邻居们选的' }),
  }),
  step('vetCandidate', 'partyBranch', [SELECTION.vetting, PLACE.building], { passed: true }),
  step('approveCandidate', 'streetObserver', [SELECTION.approving, PLACE.stair], {
    approved: true,
    paper: '枫街办〔2026〕9号',
  }),
  example('role', 'objectToCandidate', {
    as: 'residentElsewhere',
    writes: true,
    input: (n) => ofSelection(n, SELECTION.publishing, { text: '他还有别的事要忙' }),
  }),
  step('answerCandidate', 'secretary', [SELECTION.publishing, PLACE.otherBuilding], {
    objectionId: CANDIDATE_OBJECTION,
    answer: '问过了，他每周都回来',
    upheld: false,
  }),
  step('appointSteward', 'secretary', [SELECTION.appointing, VACANT]),
  step('endSelection', 'secretary', [SELECTION.voting, PLACE.otherStair], {
    reason: '等这个月住户搬齐再选',
  }),
];

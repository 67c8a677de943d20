import { MAPLE, PLACE } from '../community.ts';
import type { Input } from '../inputs.ts';
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
  TRIAGE,
} from '../matters.ts';
import { uploadOrders } from '../orders-table.ts';
import { type Example, example } from './example.ts';

/** The same of a matter in another estate, and of another community. */
const elsewhere = (more: Input) =>
  [
    [MATTER.otherEstate, PLACE.otherEstate] as const,
    [MATTER.cedar, PLACE.cedarBuilding] as const,
  ].map(([matterId, place]) => ({
    concerns: [place],
    input: (n: number) => ofMatter(n, matterId, more),
  }));

const onMatter = (
  action: string,
  as: Example['as'],
  matterId: string,
  more: Input = {},
  place: string = PLACE.stair,
): Example =>
  example('matter', action, {
    as,
    writes: true,
    concerns: [place],
    input: (n) => ofMatter(n, matterId, more),
    elsewhere: elsewhere(more),
  });

export const matterExamples = [
  example('matter', 'listAlike', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, placeId: PLACE.stair, topicId: 'facility' }),
  }),
  example('matter', 'raiseMatter', { as: 'resident', writes: true, input: (n) => raising(n) }),
  example('matter', 'checkOrders', {
    as: 'secretary',
    concerns: [MAPLE],
    input: async (_, linli) => ({ communityId: MAPLE, fileId: await uploadOrders(linli) }),
  }),
  example('matter', 'saveCampaign', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => asking(n),
  }),
  example('matter', 'listCampaigns', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('matter', 'listMatters', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, which: 'open' }),
  }),
  example('matter', 'showMatter', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, matterId: MATTER.accepted }),
  }),
  example('matter', 'showMatterPictures', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, matterId: MATTER.raised }),
  }),
  example('matter', 'joinMatter', {
    as: 'householdRepresentative',
    writes: true,
    input: (n) => ofMatter(n, MATTER.accepted, { joins: true }),
  }),
  example('matter', 'withdrawMatter', {
    as: 'resident',
    writes: true,
    input: (n) => ofMatter(n, MATTER.raised),
  }),
  example('matter', 'listQueue', {
    as: 'gridOfficer',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE, what: 'triage' }),
  }),
  onMatter('triageMatter', 'gridOfficer', MATTER.raised, TRIAGE),
  onMatter(
    'answerMatter',
    'buildingSteward',
    MATTER.accepted,
    { step: 'plan', ...ANSWER },
    PLACE.building,
  ),
  onMatter(
    'handOver',
    'buildingSteward',
    MATTER.accepted,
    { role: 'grid-officer', residentId: null, reason: '要网格员协调' },
    PLACE.building,
  ),
  onMatter('addTask', 'buildingSteward', MATTER.planned, PROMISED),
  onMatter('closeTask', 'buildingSteward', MATTER.planned, {
    taskId: TASK.taskId,
    outcome: 'done',
    text: '查过了，接头换了新的',
  }),
  onMatter('moveTask', 'buildingSteward', MATTER.planned, {
    taskId: TASK.taskId,
    due: '2026-06-28',
    reason: '配件还没到',
  }),
  onMatter('foldMatter', 'gridOfficer', MATTER.raised, { into: MATTER.accepted }),
  example('matter', 'listHolders', {
    as: 'buildingSteward',
    concerns: [PLACE.building],
    input: () => ({ communityId: MAPLE, matterId: MATTER.accepted }),
  }),
  example('matter', 'sayNotYet', {
    as: 'resident',
    writes: true,
    input: (n) => ofMatter(n, MATTER.done, { reason: '灯还是一闪一闪的' }),
  }),
  example('matter', 'rateMatter', {
    as: 'resident',
    writes: true,
    input: (n) => ofMatter(n, MATTER.closed, { rating: 'helped' }),
  }),
  example('matter', 'showBoard', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('matter', 'showPromises', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, months: 12 }),
  }),
  example('matter', 'listCounted', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, open: null, past: { what: 'done', months: 12 } }),
  }),
  example('matter', 'freezeDraw', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => FREEZING(n),
  }),
  example('matter', 'enterSeed', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => ofDraw(n, DRAW, { seed: '03081522273106' }),
  }),
  example('matter', 'confirmSeed', {
    as: 'partyBranch',
    writes: true,
    concerns: [MAPLE],
    input: async (n, linli) => {
      const seed = '03081522273106';
      await linli.call('matter', 'enterSeed', ofDraw(90, DRAW, { seed }), 'secretary');
      return ofDraw(n, DRAW, { seed });
    },
  }),
  example('matter', 'recordVisit', {
    as: 'partyBranch',
    writes: true,
    concerns: [MAPLE],
    input: (n) => ofDraw(n, DRAWN, { matterId: MATTER.closed, result: 'helped' }),
  }),
  example('matter', 'rateDrawn', {
    as: 'rater',
    writes: true,
    concerns: [MAPLE],
    input: (n) => ofDraw(n, DRAWN, { matterId: MATTER.closed, rating: 'helped' }),
  }),
  example('matter', 'listDraws', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('matter', 'showDraw', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, drawId: DRAW }),
  }),
  example('matter', 'listTopics', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
];

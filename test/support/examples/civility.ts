import { HOME, MAPLE, PLACE } from '../community.ts';
import { commandId, type Input } from '../inputs.ts';
import { INSPECTION, inspecting, ofInspection } from '../inspections.ts';
import { moving, ofMove } from '../moves.ts';
import { OPENING, openingOf, uploadBook } from '../openings.ts';
import {
  CLAIM,
  filing,
  GOODS,
  ofClaim,
  ofReservation,
  RESERVED_CODE,
  RULE,
  reserving,
  seenRules,
} from '../points.ts';
import { shopOpens } from '../shop-hours.ts';
import { type Example, example } from './example.ts';

const bearer = { kind: 'household', id: HOME.second };
const CONCERNS = [HOME.second];
/** The same of a claim in another estate, and of another community. */
const elsewhere = (more: Input) =>
  [[CLAIM.otherEstate, HOME.otherEstate] as const, [CLAIM.cedar, HOME.cedar] as const].map(
    ([claimId, place]) => ({
      concerns: [place],
      input: (n: number) => ofClaim(n, claimId, more),
    }),
  );

const onClaim = (action: string, as: Example['as'], claimId: string, more: Input = {}): Example =>
  example('civility', action, {
    as,
    writes: true,
    concerns: CONCERNS,
    input: (n) => ofClaim(n, claimId, more),
    elsewhere: elsewhere(more),
  });

/** The same in another estate, and in another community. */
const walkedElsewhere = (inputOf: (place: Input, n: number) => Input) =>
  [
    { communityId: MAPLE, buildingId: PLACE.otherBuilding, householdId: HOME.otherBuilding },
    { communityId: 'cedar', buildingId: PLACE.cedarBuilding, householdId: HOME.cedar },
  ].map(({ householdId, ...place }) => ({
    concerns: [place.buildingId],
    input: (n: number) => inputOf({ ...place, doors: [{ householdId, met: true }] }, n),
  }));

const onInspection = (action: string, writes: boolean, inputOf: (input: Input) => Input): Example =>
  example('civility', action, {
    as: 'gridOfficer',
    writes,
    concerns: [PLACE.building],
    input: (n) => inputOf(ofInspection(n, INSPECTION.open)),
    elsewhere: [
      { concerns: [PLACE.otherEstate], id: INSPECTION.otherEstate },
      { concerns: [PLACE.cedarBuilding], id: INSPECTION.cedar },
    ].map(({ concerns, id }) => ({
      concerns,
      input: (n: number) => inputOf(ofInspection(n, id)),
    })),
  });

export const civilityExamples = [
  example('civility', 'showRuleTable', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('civility', 'saveRuleTable', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => ({
      communityId: MAPLE,
      rules: [RULE.help, { ...RULE.hours, points: 1 + n }],
      covenantId: null,
      seen: seenRules(MAPLE),
      commandId: commandId(n),
    }),
  }),
  example('civility', 'adoptRuleTable', {
    as: 'partyBranch',
    writes: true,
    concerns: [MAPLE],
    input: (n) => ({
      communityId: MAPLE,
      from: '2026-07-01',
      seen: seenRules(MAPLE),
      commandId: commandId(n),
    }),
  }),
  example('civility', 'simulateRuleTable', {
    as: 'partyBranch',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('civility', 'fileClaim', { as: 'resident', writes: true, input: (n) => filing(n) }),
  example('civility', 'listClaims', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, bearer }),
  }),
  example('civility', 'listQueue', {
    as: 'gridOfficer',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE, what: 'open' }),
  }),
  example('civility', 'showClaimPictures', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, claimId: CLAIM.appealed }),
  }),
  onClaim('reviewClaim', 'gridOfficer', CLAIM.open, { accepts: true, reason: '现场有照片' }),
  example('civility', 'withdrawClaim', {
    as: 'stairSteward',
    writes: true,
    input: (n) => ofClaim(n, CLAIM.own),
  }),
  example('civility', 'raiseAppeal', {
    as: 'resident',
    writes: true,
    input: (n) => ofClaim(n, CLAIM.accepted, { reason: '那天我们家没有人在' }),
  }),
  onClaim('decideAppeal', 'partyBranch', CLAIM.appealed, {
    upheld: true,
    answer: '查了监控，不是他家',
  }),
  onClaim('askToVoid', 'secretary', CLAIM.posted, { reason: '记错了门牌' }),
  onClaim('decideVoid', 'secretary', CLAIM.voiding, { agrees: true, reason: '核对过，是记错了' }),
  example('civility', 'showAccount', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, bearer }),
  }),
  example('civility', 'listDigests', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('civility', 'showPointSums', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, year: 2026 }),
  }),
  example('civility', 'listGoods', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('civility', 'saveGoods', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => ({
      communityId: MAPLE,
      goodsId: null,
      form: {
        name: `米 ${n}`,
        text: '五斤装',
        points: 20,
        monthly: 2,
        source: 'bought',
        sourceWords: '社区为民基金',
        closed: false,
      },
      seen: null,
      commandId: commandId(n),
    }),
  }),
  example('civility', 'setShopHours', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => shopOpens(n),
  }),
  example('civility', 'moveStock', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => ({
      communityId: MAPLE,
      goodsId: GOODS.soap,
      count: 10,
      reason: 'donated',
      note: '门口超市又捐了一箱',
      commandId: commandId(n),
    }),
  }),
  example('civility', 'reserveGoods', { as: 'resident', writes: true, input: (n) => reserving(n) }),
  example('civility', 'cancelReservation', {
    as: 'stairSteward',
    writes: true,
    input: (n) => ofReservation(n),
  }),
  example('civility', 'handOver', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => ofReservation(n, { code: RESERVED_CODE }),
  }),
  example('civility', 'listReservations', {
    as: 'stairSteward',
    input: () => ({ communityId: MAPLE, householdId: HOME.first }),
  }),
  example('civility', 'listDoors', {
    as: 'buildingSteward',
    concerns: [PLACE.building],
    input: () => ({ communityId: MAPLE, buildingId: PLACE.building }),
    elsewhere: walkedElsewhere(({ buildingId, communityId }) => ({ buildingId, communityId })),
  }),
  example('civility', 'recordInspection', {
    as: 'buildingSteward',
    writes: true,
    concerns: [PLACE.building],
    input: (n) => inspecting(n),
    elsewhere: walkedElsewhere((place, n) => inspecting(n, place)),
  }),
  example('civility', 'listInspections', {
    as: 'gridOfficer',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  onInspection('showInspection', false, ({ communityId, inspectionId }) => ({
    communityId,
    inspectionId,
  })),
  onInspection('showInspectionPictures', false, ({ communityId, inspectionId }) => ({
    communityId,
    inspectionId,
  })),
  onInspection('reviewInspection', true, (input) => ({
    ...input,
    accepts: true,
    reason: '一起看的',
  })),
  example('civility', 'listAccounts', {
    as: 'partyBranch',
    writes: true,
    concerns: [MAPLE],
    input: (n) => ({ communityId: MAPLE, householdId: HOME.second, commandId: commandId(n) }),
  }),
  example('civility', 'proposeMove', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => moving(n),
  }),
  example('civility', 'listMoves', {
    as: 'partyBranch',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('civility', 'decideMove', {
    as: 'partyBranch',
    writes: true,
    concerns: [MAPLE],
    input: (n) => ofMove(n),
  }),
  example('civility', 'checkOpening', {
    as: 'secretary',
    concerns: [MAPLE],
    input: async (_, linli) => ({ communityId: MAPLE, fileId: await uploadBook(linli) }),
  }),
  example('civility', 'enterOpening', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: async (n, linli) => ({
      communityId: MAPLE,
      fileId: await uploadBook(linli),
      commandId: commandId(n),
    }),
  }),
  example('civility', 'listOpenings', {
    as: 'partyBranch',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('civility', 'showOpening', {
    as: 'partyBranch',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE, openingId: OPENING.open }),
  }),
  example('civility', 'decideOpening', {
    as: 'partyBranch',
    writes: true,
    concerns: [MAPLE],
    input: (n) => openingOf(n, { agrees: true }),
  }),
  example('civility', 'listCounter', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
];

import { HOME, MAPLE } from '../community.ts';
import { commandId, type Input } from '../inputs.ts';
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
  example('civility', 'listCounter', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
];

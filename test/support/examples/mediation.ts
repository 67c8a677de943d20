import { MAPLE, personOf } from '../community.ts';
import { householdLabel } from '../household-label.ts';
import type { Input } from '../inputs.ts';
import { AGREEING, asking, MEDIATION, ofMediation } from '../mediations.ts';
import { type Example, example } from './example.ts';

const onMediation = (
  action: string,
  as: Example['as'],
  mediationId: string,
  more: Input | ((linli: Parameters<Example['input']>[1]) => Input) = {},
): Example =>
  example('matter', action, {
    as,
    writes: true,
    input: (n, linli) =>
      ofMediation(n, mediationId, typeof more === 'function' ? more(linli) : more),
  });

export const mediationExamples = [
  example('matter', 'askMediation', { as: 'resident', writes: true, input: (n) => asking(n) }),
  example('matter', 'listMediations', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('matter', 'showMediation', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, mediationId: MEDIATION.going }),
  }),
  onMediation('addParty', 'buildingSteward', MEDIATION.alone, (linli) => ({
    name: personOf('residentElsewhere').name,
    door: householdLabel(linli, 'residentElsewhere'),
  })),
  onMediation('answerMediation', 'residentElsewhere', MEDIATION.asked, {
    party: null,
    consents: true,
  }),
  onMediation('confirmNote', 'residentElsewhere', MEDIATION.going, {
    party: null,
    helper: null,
    gone: 0,
    holds: true,
  }),
  onMediation('removeParty', 'buildingSteward', MEDIATION.asked, {
    party: 1,
    gone: 0,
    reason: 'door',
  }),
  onMediation('withdrawMediator', 'buildingSteward', MEDIATION.going),
  onMediation('writeAgreement', 'buildingSteward', MEDIATION.going, AGREEING),
  onMediation('signAgreement', 'mediator', MEDIATION.agreed, { day: '2026-06-14' }),
  onMediation('followUp', 'mediator', MEDIATION.signed, { day: '2026-06-15', result: 'kept' }),
  onMediation('endMediation', 'resident', MEDIATION.going, { why: 'refused' }),
  onMediation('inviteHelper', 'buildingSteward', MEDIATION.going, { name: '顾家的姑姑' }),
  onMediation('answerHelper', 'residentElsewhere', MEDIATION.asked, {
    helper: 0,
    party: null,
    consents: true,
  }),
  example('matter', 'countMediations', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('filing', 'printAgreement', {
    as: 'mediator',
    writes: true,
    input: (n) => ofMediation(n, MEDIATION.agreed),
  }),
];

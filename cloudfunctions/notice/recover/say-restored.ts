import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { consents } from '../../resident/collections.ts';
import { requirePrincipal } from '../agent/require-principal.ts';
import { notices, recoveries } from '../collections.ts';
import { answerOf, putAnswer, saidInput } from './recovery-answer.ts';
import { recoveryIdOf, saidBy } from './recovery-rules.ts';

/**
 * Whether all is well again in a household, said by one of its people or by somebody who may act for one of them. Until
 * the end the last answer counts.
 */
export const sayRestored = action('notice.sayRestored', {
  input: saidInput({ forResidentId: v.optional(documentId) }),
  access: RESIDENTS,
  load: ({ noticeId, householdId, forResidentId: other }) => ({
    notice: one(notices, noticeId, 'NOTICE_NOT_FOUND'),
    recovery: one(recoveries, recoveryIdOf(noticeId, householdId)),
    principal: one(residents, other),
    consent: own(consents, other),
  }),
  command: ({ noticeId, householdId }) => ({
    action: 'notice.say-restored',
    target: `household:${householdId}:${noticeId}`,
  }),
  budget: 5,
  run: async (input, context) => {
    const { actor, notice, recovery, principal, consent, command } = context;
    const isOwn = input.forResidentId === undefined;
    const speaker = isOwn ? actor.resident : requirePrincipal(principal, consent);
    const { householdId } = input;
    if (!speaker.households.some((home) => home.householdId === householdId)) {
      throw new Refusal('NOTICE_NOT_ADDRESSED');
    }
    const by = {
      residentId: actor.residentId,
      name: actor.resident.name,
      how: speaker === actor.resident ? ('self' as const) : ('agent' as const),
    };
    const answer = answerOf(input, by, command.stamp.at);
    return putAnswer(context, notice, householdId, recovery, () => saidBy(answer));
  },
});

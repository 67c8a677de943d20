import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { action } from '../../people/action.ts';
import { households } from '../../people/collections.ts';
import { notices, recoveries } from '../collections.ts';
import { STEWARDS } from '../read/notice-access.ts';
import { answerOf, putAnswer, saidInput } from './recovery-answer.ts';
import { notedOver, recoveryIdOf } from './recovery-rules.ts';

/** An officer writes down what a household said; what it had said itself is kept beneath. */
export const noteRestored = action('notice.noteRestored', {
  input: saidInput({ how: v.picklist(['paper', 'phone', 'door']) }),
  access: STEWARDS,
  load: ({ noticeId, householdId }) => ({
    notice: one(notices, noticeId, 'NOTICE_NOT_FOUND'),
    household: one(households, householdId, 'HOUSEHOLD_NOT_FOUND'),
    recovery: one(recoveries, recoveryIdOf(noticeId, householdId)),
  }),
  command: ({ noticeId, householdId }) => ({
    action: 'notice.note-restored',
    target: `household:${householdId}:${noticeId}`,
  }),
  budget: 5,
  run: (input, context) => {
    const { actor, notice, recovery, command } = context;
    const by = { residentId: actor.residentId, name: actor.resident.name, how: input.how };
    const answer = answerOf(input, by, command.stamp.at);
    return putAnswer(context, notice, input.householdId, recovery, (last) =>
      notedOver(last, answer),
    );
  },
});

import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { attendances, feedbacks, shifts } from '../collections.ts';
import { onShift } from '../shift/shift-schema.ts';
import { ensureFeedback } from './feedback-repository.ts';
import { feedbackLine, isOpenFor, unsaidAbout, wasThere } from './feedback-rules.ts';

/** A volunteer says how a shift was, to those who lead the team and to nobody else. */
export const sayFeedback = action('volunteer.sayFeedback', {
  input: v.strictObject({ ...onShift, text: v.union([v.literal(''), text(300)]), commandId }),
  access: RESIDENTS,
  load: (input) => ({
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
    attendance: own(attendances, input.shiftId),
    found: own(feedbacks, input.shiftId),
  }),
  command: ({ shiftId }) => ({ action: 'feedback.say', target: `shift:${shiftId}` }),
  budget: 4,
  run: async (input, context) => {
    const { actor, shift, attendance, found } = context;
    const { at } = context.command.stamp;
    if (!wasThere(attendance)) throw new Refusal('FEEDBACK_ABSENT');
    if (input.text !== '' && !isOpenFor(shift, at)) throw new Refusal('FEEDBACK_CLOSED');
    const known = found ?? (await ensureFeedback(unsaidAbout(shift, actor.residentId)));
    return change(context, feedbacks, known, {
      missing: 'SHIFT_NOT_FOUND',
      decide: ({ said }) => {
        if ((said?.text ?? '') === input.text) return null;
        return { said: input.text === '' ? null : { text: input.text, at } };
      },
      answer: (current) => ({ feedback: feedbackLine(current) }),
    });
  },
});

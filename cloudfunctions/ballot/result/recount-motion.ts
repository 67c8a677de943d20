import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { recordAudit } from '../../kernel/audit.ts';
import { stampOf } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { motionLoad, seenMotion } from '../motion/motion-access.ts';
import { countsRoomOnly } from '../motion/motion-rules.ts';
import { commandOnMotion } from '../motion/motion-schema.ts';
import { countPublished } from './published-list.ts';

/**
 * Counts the stored ballots again, as anybody whom it concerns may ask, and says whether it is the same. It
 * changes no document; what its entry in the audit trail is called follows from what it finds.
 */
export const recountMotion = action('ballot.recountMotion', {
  input: v.strictObject(commandOnMotion),
  access: RESIDENTS,
  load: motionLoad,
  budget: 3, // and one more for each thousand ballots
  run: async ({ communityId, commandId }, context) => {
    const { openid, actor } = context;
    const motion = seenMotion(context);
    const { _id, result, ruleId, form, settings, eligible } = motion;
    if (!result) throw new Refusal('MOTION_NOT_COUNTED');
    const frame = {
      motionId: _id,
      ruleId,
      terms: form.terms,
      questions: form.questions,
      eligible: ruleId === 'poll' ? result.present : eligible,
      present: result.present,
      roomOnly: countsRoomOnly(ruleId, settings),
    };
    const { questions, listHash, ballots } = await countPublished(motion, frame, result.head);
    const same = listHash === result.listHash && isDeepStrictEqual(questions, result.questions);
    const line = {
      action: same ? 'motion.recount' : 'motion.recount-differs',
      target: `motion:${_id}`,
    };
    await recordAudit(communityId, stampOf(openid, commandId, actor.residentId, line));
    return { same, listHash, ballots };
  },
});

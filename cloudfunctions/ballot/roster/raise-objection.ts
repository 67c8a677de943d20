import * as v from 'valibot';
import type { MotionState } from '../../../typings/contract/motion.ts';
import { now } from '../../kernel/clock.ts';
import { insert } from '../../kernel/command.ts';
import { covers } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { MOST_OBJECTIONS } from '../../people/objection-rules.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { buildingOf } from '../../places/place-id.ts';
import { checkText } from '../../review/content-check.ts';
import { type MotionDocument, objections } from '../collections.ts';
import { takeOne } from '../motion/limit-repository.ts';
import { motionLoad, seenMotion } from '../motion/motion-access.ts';
import { commandOnMotion } from '../motion/motion-schema.ts';

const AFTER: readonly MotionState[] = ['counted', 'signed', 'published'];

/**
 * The roster may be challenged until the vote opens, the result until its publication is over. The raiser
 * and those who answer see the text; others see that there is one, and its answer.
 */
export const raiseObjection = action('ballot.raiseObjection', {
  input: v.strictObject({
    ...commandOnMotion,
    kind: v.picklist(['roster', 'result']),
    text: text(500),
  }),
  texts: 'within',
  access: RESIDENTS,
  load: motionLoad,
  command: ({ motionId }) => ({ action: 'motion.object', target: `motion:${motionId}` }),
  budget: 6,
  run: async (input, context) => {
    const motion = seenMotion(context);
    const { openid, actor } = context;
    const { communityId, kind } = input;
    const { residentId, resident } = actor;
    const home = resident.households.find(({ householdId }) => covers(motion.placeId, householdId));
    const isInBuilding = home !== undefined && buildingOf(home.householdId) !== null;
    return insert(context, communityId, objections, {
      prepare: async () => {
        if (!isTime(motion, kind)) throw new Refusal('OBJECTION_TOO_LATE');
        if ((await checkText(openid, input.text, 'forum')) === 'risky') {
          throw new Refusal('TEXT_REFUSED');
        }
        const limit = { what: `objection:${kind}`, most: MOST_OBJECTIONS, until: null };
        const who = { communityId, motionId: motion._id, residentId };
        if (!(await takeOne({ ...who, ...limit }, context.command.stamp.id))) {
          throw new Refusal('OBJECTION_TOO_MANY', { most: MOST_OBJECTIONS });
        }
      },
      decide: (stamp) => ({
        _id: stamp.id,
        communityId,
        motionId: motion._id,
        kind,
        residentId,
        text: input.text,
        from: isInBuilding ? home.label.split(' ').slice(0, 2).join(' ') : '',
        at: stamp.at,
        state: 'open',
        answer: '',
        correction: { kind: 'none' },
        carried: true,
        change: stamp,
      }),
      answer: (_objection, { id }) => ({ objectionId: id }),
    });
  },
});

function isTime(
  { state, form, publishedUntil }: MotionDocument,
  kind: 'roster' | 'result',
): boolean {
  if (kind === 'roster') return state === 'announced' && now() < form.opensAt;
  return AFTER.includes(state) && (publishedUntil === null || now() < publishedUntil);
}

import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { newestKeyId } from '../../kernel/secret.ts';
import { action } from '../../people/action.ts';
import { SCHEME } from '../body/body-rules.ts';
import { motions, votingSettings } from '../collections.ts';
import { type Frozen, freezeRoster } from '../roster/freeze-roster.ts';
import { ANNOUNCE_ACCESS, motionLoad, seenMotion } from './motion-access.ts';
import { findProblems } from './motion-problems.ts';
import { settingsOf } from './motion-rules.ts';
import { commandOnMotion } from './motion-schema.ts';
import { requireReadText } from './motion-text.ts';

/**
 * Announces a motion: it is checked against its rule once more, and its roster is frozen. The first write
 * fixes everything but the roster; voters, their empty ballots and the hash follow, here, in another call
 * or by the timer, and only then is it announced.
 */
export const announceMotion = action('ballot.announceMotion', {
  input: v.strictObject(commandOnMotion),
  access: ANNOUNCE_ACCESS,
  load: (input) => ({ ...motionLoad(input), saved: one(votingSettings, input.communityId) }),
  command: ({ motionId }) => ({ action: 'motion.announce', target: `motion:${motionId}` }),
  budget: 19, // and for each thousand voters four more
  run: async (_input, context) => {
    const motion = seenMotion(context);
    const settings = settingsOf(context.saved);
    const { at } = context.command.stamp;
    let frozen: Frozen | undefined;
    return change(context, motions, motion, {
      missing: 'MOTION_NOT_FOUND',
      prepare: async () => {
        if (motion.state !== 'draft') throw new Refusal('MOTION_ANNOUNCED');
        const found = await findProblems(motion, settings, context.actor.roles);
        const { problems, covenant, office, totals, checkedHash } = found;
        if (problems[0]) throw new Refusal('MOTION_HAS_PROBLEMS', { problems: problems[0] });
        if (!office) throw new Refusal('NOT_ALLOWED');
        await requireReadText(context.openid, motion);
        const salt = randomBytes(32).toString('base64url');
        return { checked: { covenant, totals, checkedHash, convenedAs: office }, salt };
      },
      decide: (draft, { checked, salt }) => {
        if (draft.state !== 'draft') throw new Refusal('MOTION_ANNOUNCED');
        // What was checked is the draft as it was loaded.
        if (draft.change.id !== motion.change.id) throw new Refusal('MOTION_CHANGED');
        const times = { announcedAt: at, order: at };
        const state = 'announcing' as const;
        const bound = { scheme: SCHEME, adultsOnly: true, settings, ...checked };
        return { state, salt, keyId: newestKeyId(), ...bound, ...times, carried: false };
      },
      follow: async (announced) => {
        if (announced.state === 'announcing') frozen = await freezeRoster(announced);
      },
      answer: ({ state, eligible }) => {
        // Its text went to another vote, whose announcement was quicker.
        if (state === 'draft') throw new Refusal('MOTION_TEXT_HELD');
        return frozen ?? { done: true, voters: eligible.persons };
      },
    });
  },
});

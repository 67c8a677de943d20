import type { ActorContext } from '../people/action.ts';
import type { MotionDocument } from './collections.ts';
import * as record from './result/read-record.ts';

/** What other modules may use of motions. */
export { ANNOUNCERS, DOOR_ROLES } from './motion/motion-access.ts';
export { DECISION_RULES } from './result/decision-rules.ts';
export type { PaperToPrint, VoteRecord } from './result/read-record.ts';
export { listOwnVotes } from './vote/own-votes.ts';

/** A context that has loaded a motion. */
type MotionContext = Pick<ActorContext, 'actor'> & { motion: MotionDocument };

const loadedIn = ({ actor, motion }: MotionContext) => ({ actor, loaded: { motion: [motion] } });

/**
 * Papers of those at or below a place who have not voted yet, or so many that belong to nobody.
 * @throws Refusal MOTION_NOT_FOUND, MOTION_CLOSED
 */
export function papersToPrint(
  context: MotionContext,
  wanted: Parameters<typeof record.papersToPrint>[1],
): Promise<record.PaperToPrint[]> {
  return record.papersToPrint(loadedIn(context), wanted).then(({ papers }) => papers);
}

/** All that stands on record of a motion. @throws Refusal MOTION_NOT_FOUND */
export function readVote(context: MotionContext): Promise<record.VoteRecord> {
  return record.readVote(loadedIn(context));
}

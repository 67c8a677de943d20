import type { MotionDocument } from '../../cloudfunctions/ballot/collections.ts';
import type { Document } from './port.ts';

/**
 * What a backup leaves out of secret votes that are not counted yet. With the functions' key, the salt of a
 * motion and its ballots anybody could tell for good who voted how; so neither goes into a backup. A vote
 * without its ballots cannot go on: it comes back as one that was ended.
 */

type Motion = Pick<MotionDocument, 'state' | 'form' | '_id'>;

/** Collections in which a running secret vote keeps what was chosen, or what leads to it. */
const OF_BALLOTS = ['ballots', 'ballotAnswers', 'papers', 'boxes'];

const ENDED = '备份时这次不记名表决还没有计票。为了保密，备份不保存选票，恢复以后请重新发起。';

function isRunning({ state, form }: Motion): boolean {
  return form.secret && (state === 'announcing' || state === 'announced');
}

/** The motion as a backup has it: of one that runs in secret, no salt, and no count to wait for. */
export function keptMotion(motion: Document): Document {
  const { state, form } = motion as unknown as Motion;
  if (!isRunning({ state, form, _id: motion._id })) return motion;
  const without = { salt: null, renewal: null, stopped: null, dueAt: null };
  return { ...motion, ...without, state: 'cancelled', cancelled: ENDED, carried: false };
}

/**
 * Whether a document goes into the backup. Votes that began after the motions were read are left out as well.
 * @param motions as they were read before everything else
 */
export function keepsVotes(motions: readonly Document[]): (name: string, one: Document) => boolean {
  const kept = new Set(
    (motions as unknown as Motion[])
      .filter((motion) => !isRunning(motion) && !(motion.form.secret && motion.state === 'draft'))
      .map(({ _id }) => _id),
  );
  return (name, one) => !OF_BALLOTS.includes(name) || kept.has(String(one.motionId));
}

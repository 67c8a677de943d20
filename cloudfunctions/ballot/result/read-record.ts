import type { ActorContext } from '../../people/action.ts';
import type { MotionDocument, ObjectionDocument, VoterDocument } from '../collections.ts';
import { seenMotion } from '../motion/motion-access.ts';
import { phaseOf } from '../motion/motion-rules.ts';
import { checkPapers } from '../paper/paper-access.ts';
import { findAllObjections } from '../roster/objection-repository.ts';
import { findAllVoters } from '../roster/voter-repository.ts';
import { paperReceiptOf, serialOf } from '../vote/ballot-id.ts';
import { readPublished } from './published-list.ts';

/** What the module of files needs of motions. None of this is an action of the phone. */

/** A motion as its reader has loaded it. */
interface Reading {
  actor: Pick<ActorContext['actor'], 'resident' | 'roles'>;
  motion: MotionDocument | undefined;
}

/** A paper ballot to print: the voter's own, or nobody's in particular. */
export interface PaperToPrint {
  /** the door or the name; '' in a secret motion */
  label: string;
  number: string;
}

const FIELDS = ['communityId', 'key', 'name', 'label', 'sortKey', 'round', 'cast', 'buildingId'];

/**
 * Papers of those at or below a place who have not voted yet, or so many that belong to nobody.
 * @param print what makes the numbers of one print differ from another's
 * @param at the instant of the print
 * @throws Refusal MOTION_NOT_FOUND, MOTION_CLOSED
 */
export async function papersToPrint(
  reading: Reading,
  { placeId, count, print, at }: { placeId: string; count: number; print: string; at: number },
): Promise<{ motion: MotionDocument; papers: PaperToPrint[] }> {
  const motion = seenMotion(reading);
  // From the announcement on, so that they are at hand when it opens.
  if (phaseOf(motion.state, motion.form, at) !== 'notice') checkPapers(motion);
  if (motion.form.secret) {
    const numbers = Array.from({ length: count }, (_, n) => serialOf(motion, print, n));
    return { motion, papers: numbers.map((number) => ({ label: '', number })) };
  }
  const voters = await findAllVoters(
    motion,
    { around: placeId, removed: false, cast: null },
    FIELDS,
  );
  const sorted = [...voters].sort((one, other) =>
    `${one.buildingId} ${one.sortKey}` < `${other.buildingId} ${other.sortKey}` ? -1 : 1,
  );
  const papers = sorted.map(({ key, name, label, round }) => ({
    label: label || name,
    number: paperReceiptOf(motion, key, round),
  }));
  return { motion, papers };
}

/** All that stands on record of a motion. */
export interface VoteRecord {
  motion: MotionDocument;
  voters: VoterDocument[];
  objections: ObjectionDocument[];
  /** the published list; empty before it is counted */
  list: string[];
}

/** A thousand voters or ballots a request. @throws Refusal MOTION_NOT_FOUND */
export async function readVote(reading: Reading): Promise<VoteRecord> {
  const motion = seenMotion(reading);
  const { result } = motion;
  const fields = [
    'key',
    'name',
    'label',
    'buildingId',
    'sortKey',
    'persons',
    'area',
    'present',
    'cast',
    'removed',
    'voids',
    'agent',
  ];
  const [voters, objections] = await Promise.all([
    findAllVoters(motion, {}, fields),
    findAllObjections(motion),
  ]);
  const list = result ? [...result.head, ...(await readPublished(motion))] : [];
  return { motion, voters, objections, list };
}

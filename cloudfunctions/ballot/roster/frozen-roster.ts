import { ancestorsAndSelf } from '../../kernel/path-id.ts';
import type { BallotDocument, MotionDocument, VoterDocument, VoterSeed } from '../collections.ts';
import { ballotIdOf, emptyReceipt, guardOf } from '../vote/ballot-id.ts';

/** Somebody on the roster, before they have done anything. */
export function voterOf(
  { _id, communityId, announcedAt }: Pick<MotionDocument, '_id' | 'communityId' | 'announcedAt'>,
  seed: VoterSeed,
): VoterDocument {
  return {
    _id: `${_id}:${seed.key}`,
    communityId,
    motionId: _id,
    frozenAt: announcedAt,
    ...seed,
    around: [...new Set(seed.places.flatMap(ancestorsAndSelf))],
    removed: false,
    present: false,
    cast: null,
    castBy: null,
    active: false,
    round: 0,
    voids: [],
    voiding: false,
    agent: null,
  };
}

/** A voter's place for a ballot, empty. */
export function ballotOf(
  motion: MotionDocument,
  { key, persons, area }: Pick<VoterDocument, 'key' | 'persons' | 'area'>,
): BallotDocument {
  const _id = ballotIdOf(motion, key);
  return {
    _id,
    communityId: motion.communityId,
    motionId: motion._id,
    guard: guardOf(motion, key, 0),
    sealed: false,
    receipt: emptyReceipt(_id),
    choice: null,
    persons,
    area,
    room: false,
  };
}

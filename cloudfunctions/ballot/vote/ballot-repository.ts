import { command, replacing, tableOf } from '../../kernel/database/table.ts';
import {
  type BallotDocument,
  ballots,
  type MotionDocument,
  type Overruled,
  type VoterDocument,
} from '../collections.ts';
import { ballotIdOf, emptyReceipt, guardOf } from './ballot-id.ts';

const table = tableOf(ballots);

type OfMotion = Pick<MotionDocument, 'communityId' | '_id'>;
/** Whose ballot: nobody but the functions can find where it lies. */
type Whose = Pick<VoterDocument, 'key' | 'round'>;

const CHUNK = 500;
const A_REQUEST = 1000;

/** Inserts the empty ballots that are not there yet, in the order of their ids. */
export async function insertBallots(all: readonly BallotDocument[]): Promise<void> {
  const sorted = [...all].sort((one, other) => (one._id < other._id ? -1 : 1));
  for (let from = 0; from < sorted.length; from += CHUNK) {
    const chunk = sorted.slice(from, from + CHUNK);
    if (await table.insertAll(chunk)) continue;
    const { communityId } = chunk[0] as BallotDocument;
    const found = await table.find(
      { communityId, _id: command.in(chunk.map(({ _id }) => _id)) },
      { limit: CHUNK, fields: ['_id'] },
    );
    const known = new Set(found.map(({ _id }) => _id));
    await table.insertAll(chunk.filter(({ _id }) => !known.has(_id)));
  }
}

/** @returns false if it is there already, or another one has its receipt */
export function insertBallot(ballot: BallotDocument): Promise<boolean> {
  return table.insert(ballot);
}

type Filling = Pick<BallotDocument, 'receipt' | 'choice'> & Pick<Partial<BallotDocument>, 'caster'>;

/** The ballot that another takes the place of: its receipt, and the line about whoever is overruled. */
export interface Before {
  receipt: string;
  line?: Overruled;
}

/**
 * What became of a filling-in: it is in; another ballot of the motion has its receipt; the ballot is filled in
 * otherwise, or not with what was to be replaced; it was voided; nothing is written to it any more.
 */
export type Filled = 'in' | 'taken' | 'used' | 'voided' | 'sealed';

/**
 * Fills a voter's ballot in: one atomic step, which fails once it is sealed, voided or filled by somebody else.
 * One request; two if it fails or was done before.
 * @param replaced what this one takes the place of; null for an empty one
 */
export async function fillBallot(
  motion: MotionDocument,
  { key, round }: Whose,
  filling: Filling,
  replaced: Before | null = null,
): Promise<Filled> {
  const { communityId } = motion;
  const _id = ballotIdOf(motion, key);
  const guard = guardOf(motion, key, round);
  try {
    const { receipt: before, line } = replaced ?? { receipt: emptyReceipt(_id) };
    const record = line && { overruled: command.push([line]), telling: true };
    const filled = await table.change(
      { communityId, _id, guard, receipt: before, sealed: false },
      { ...replacing(filling), ...record },
    );
    if (filled === 1) return 'in';
  } catch (error) {
    if (isDuplicate(error)) return 'taken';
    throw error;
  }
  const { receipt, choice } = filling;
  const found = await table.get(communityId, _id);
  // The answer to an earlier attempt was lost on the way.
  if (found?.receipt === receipt && found.choice === choice) return 'in';
  if (!found || found.sealed) return 'sealed';
  return found.guard === guard ? 'used' : 'voided';
}

function isDuplicate(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return code === 'DATABASE_DUPLICATE_WRITE' || /E11000/.test(message ?? '');
}

/**
 * Empties the ballot of any round before this one; a second time changes nothing. A void can overtake the one before
 * it, whose ballot is not emptied then.
 */
export function emptyBallot(motion: MotionDocument, { key, round }: Whose): Promise<number> {
  const { communityId } = motion;
  const _id = ballotIdOf(motion, key);
  const earlier = Array.from({ length: round }, (_, before) => guardOf(motion, key, before));
  return table.change(
    { communityId, _id, guard: command.in(earlier), sealed: false },
    {
      receipt: emptyReceipt(_id),
      choice: null,
      guard: guardOf(motion, key, round),
      ...(motion.form.secret ? {} : { caster: null }),
    },
  );
}

/** A voter who is off the roster has no ballot. */
export function removeBallot(motion: MotionDocument, key: string): Promise<number> {
  const { communityId } = motion;
  return table.remove({ communityId, _id: ballotIdOf(motion, key), sealed: false });
}

/**
 * Of these voters the ballots that an earlier announcement has left behind: its salt is gone, and their guards are
 * none of this one's. 500 a request.
 */
export async function removeOldBallots(
  motion: MotionDocument,
  keys: readonly string[],
): Promise<void> {
  const { communityId } = motion;
  for (let from = 0; from < keys.length; from += CHUNK) {
    const chunk = keys.slice(from, from + CHUNK);
    const ids = chunk.map((key) => ballotIdOf(motion, key));
    const guards = chunk.map((key) => guardOf(motion, key, 0));
    await table.remove({ communityId, _id: command.in(ids), guard: command.nin(guards) });
  }
}

export function reweighBallot(motion: MotionDocument, key: string, area: number): Promise<number> {
  const { communityId } = motion;
  return table.change({ communityId, _id: ballotIdOf(motion, key), sealed: false }, { area });
}

export function getBallot(
  motion: MotionDocument,
  key: string,
): Promise<BallotDocument | undefined> {
  return table.get(motion.communityId, ballotIdOf(motion, key));
}

/** These ballots, a thousand at most. One request. */
export function findBallots(communityId: string, ids: string[]): Promise<BallotDocument[]> {
  return table.find({ communityId, _id: command.in(ids) }, { limit: A_REQUEST });
}

/** From now on nothing is written any more. One request. */
export function sealBallots({ communityId, _id }: OfMotion): Promise<number> {
  return table.change({ communityId, motionId: _id, sealed: false }, { sealed: true });
}

/** Those of these ballots that are filled in, or whose voters put a paper into the box. One request. */
export function findUsed(communityId: string, ids: string[]): Promise<BallotDocument[]> {
  return table.find(
    {
      communityId,
      _id: command.in(ids),
      receipt: command.or([command.gt('paper:'), command.lt('none:')]),
    },
    { limit: A_REQUEST, fields: ['receipt'] },
  );
}

/** These ballots were given in the room. One request. */
export function markInRoom(communityId: string, ids: string[]): Promise<number> {
  return table.change({ communityId, _id: command.in(ids) }, { room: true });
}

/**
 * A thousand filled-in ballots in the order of their receipts, which no two ballots of a motion share.
 * One request.
 */
export function findFilled(
  { communityId, _id }: OfMotion,
  after: string,
): Promise<BallotDocument[]> {
  return table.find(
    {
      communityId,
      motionId: _id,
      receipt: command.gt(after).and(command.lt('a')),
    },
    {
      order: [['receipt', 'asc']],
      limit: A_REQUEST,
      fields: ['receipt', 'choice', 'persons', 'area', 'room'],
    },
  );
}

/** The same, of those that were sealed in time, with their ids. One request. */
export function findSealed(
  { communityId, _id }: OfMotion,
  after: string,
): Promise<BallotDocument[]> {
  return table.find(
    {
      communityId,
      motionId: _id,
      receipt: command.gt(after).and(command.lt('a')),
      sealed: true,
    },
    {
      order: [['receipt', 'asc']],
      limit: A_REQUEST,
      fields: ['receipt', 'choice', 'room'],
    },
  );
}

/** How many those are, and how many of them were not given in the room. Two requests. */
export async function countSealed({
  communityId,
  _id,
}: OfMotion): Promise<{ all: number; away: number }> {
  const filled = { communityId, motionId: _id, receipt: command.lt('a'), sealed: true };
  const [all, away] = await Promise.all([
    table.count(filled),
    table.count({ ...filled, room: false }),
  ]);
  return { all, away };
}

export async function findByReceipt(
  { communityId, _id }: OfMotion,
  receipt: string,
): Promise<BallotDocument | undefined> {
  const [found] = await table.find({ communityId, motionId: _id, receipt }, { limit: 1 });
  return found;
}

/** Those who were overruled have been told, unless the ballot has changed since. */
export function endTelling({ communityId, _id, receipt }: BallotDocument): Promise<number> {
  return table.change({ communityId, _id, receipt }, { telling: false });
}

/** Once it is counted, empty ballots are of no use. */
export function removeEmpty({ communityId, _id }: OfMotion): Promise<number> {
  return table.remove({ communityId, motionId: _id, choice: null });
}

/** Once what they say stands in answers, ballots of a secret motion are of no use, and would say more. */
export function removeAllBallots({ communityId, _id }: OfMotion): Promise<number> {
  return table.remove({ communityId, motionId: _id });
}

/** Ballots that are filled in. One request. */
export function countFilled({ communityId, _id }: OfMotion): Promise<number> {
  return table.count({ communityId, motionId: _id, receipt: command.lt('a') });
}

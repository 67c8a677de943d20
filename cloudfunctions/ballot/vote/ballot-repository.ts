import type { Channel } from '../../../typings/contract/motion.ts';
import type { Stamp } from '../../kernel/collection.ts';
import { command, Table } from '../../kernel/table.ts';
import type { BallotDocument, MotionDocument, PaperDocument } from '../collections.ts';
import { replacing } from '../motion/motion-repository.ts';

const ballots = new Table<BallotDocument>('ballots');
export const papers = new Table<PaperDocument>('papers');

const CHUNK = 500;

/** Inserts the empty ballots that are not there yet, in the order of their ids. */
export async function insertBallots(all: readonly BallotDocument[]): Promise<void> {
  const sorted = [...all].sort((one, other) => (one._id < other._id ? -1 : 1));
  for (let from = 0; from < sorted.length; from += CHUNK) {
    const chunk = sorted.slice(from, from + CHUNK);
    if (await ballots.insertAll(chunk)) continue;
    const { communityId } = chunk[0] as BallotDocument;
    const found = await ballots.find(
      { communityId, _id: command.in(chunk.map(({ _id }) => _id)) },
      { limit: CHUNK, fields: ['_id'] },
    );
    const known = new Set(found.map(({ _id }) => _id));
    await ballots.insertAll(chunk.filter(({ _id }) => !known.has(_id)));
  }
}

/** @returns false if it is there already */
export function insertBallot(ballot: BallotDocument): Promise<boolean> {
  return ballots.insert(ballot);
}

/** What a filling-in expects to find. */
export interface Expected {
  ballotId: string;
  guard: string;
  receipt: string;
}

/**
 * Fills a ballot in: one atomic step, which fails once it is sealed, voided or filled by somebody else.
 * @returns 1 on success; 'taken' if another ballot of the motion has this receipt
 */
export async function fillBallot(
  communityId: string,
  { ballotId, guard, receipt: before }: Expected,
  { receipt, choice }: Pick<BallotDocument, 'receipt' | 'choice'>,
): Promise<number | 'taken'> {
  try {
    return await ballots.change(
      { communityId, _id: ballotId, guard, receipt: before, sealed: false },
      { receipt, choice },
    );
  } catch (error) {
    if (isDuplicate(error)) return 'taken';
    throw error;
  }
}

function isDuplicate(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return code === 'DATABASE_DUPLICATE_WRITE' || /E11000/.test(message ?? '');
}

/** Empties a ballot for the next round; a second time changes nothing. */
export function emptyBallot(
  communityId: string,
  { ballotId, guard, receipt }: Expected,
  nextGuard: string,
): Promise<number> {
  return ballots.change(
    { communityId, _id: ballotId, guard, sealed: false },
    { receipt, choice: null, guard: nextGuard },
  );
}

/** A voter who is off the roster has no ballot. */
export function removeBallot(communityId: string, ballotId: string): Promise<number> {
  return ballots.remove({ communityId, _id: ballotId, sealed: false });
}

export function reweighBallot(
  communityId: string,
  ballotId: string,
  area: number,
): Promise<number> {
  return ballots.change({ communityId, _id: ballotId, sealed: false }, { area });
}

export function getBallot(
  communityId: string,
  ballotId: string,
): Promise<BallotDocument | undefined> {
  return ballots.get(communityId, ballotId);
}

/** From now on nothing is written any more. One request. */
export function sealBallots({ communityId, _id }: MotionDocument): Promise<number> {
  return ballots.change({ communityId, motionId: _id, sealed: false }, { sealed: true });
}

/** Those of these ballots that are filled in, or whose voters put a paper into the box. One request. */
export function findUsed(communityId: string, ids: string[]): Promise<BallotDocument[]> {
  return ballots.find(
    {
      communityId,
      _id: command.in(ids),
      receipt: command.or([command.gt('paper:'), command.lt('none:')]),
    },
    { limit: 1000, fields: ['receipt'] },
  );
}

/** These ballots were given in the room. One request. */
export function markInRoom(communityId: string, ids: string[]): Promise<number> {
  return ballots.change({ communityId, _id: command.in(ids) }, { room: true });
}

/** A thousand filled-in ballots in the order of their receipts. One request. */
export function findFilled(
  { communityId, _id }: Pick<MotionDocument, 'communityId' | '_id'>,
  after: string,
): Promise<BallotDocument[]> {
  return ballots.find(
    {
      communityId,
      motionId: _id,
      receipt: command.gt(after).and(command.lt('a')),
    },
    {
      order: [['receipt', 'asc']],
      limit: 1000,
      fields: ['receipt', 'choice', 'persons', 'area', 'room'],
    },
  );
}

export async function findByReceipt(
  { communityId, _id }: MotionDocument,
  receipt: string,
): Promise<BallotDocument | undefined> {
  const [found] = await ballots.find({ communityId, motionId: _id, receipt }, { limit: 1 });
  return found;
}

/** Once it is counted, empty ballots are of no use. */
export function removeEmpty({ communityId, _id }: MotionDocument): Promise<number> {
  return ballots.remove({ communityId, motionId: _id, choice: null });
}

/** @returns 1 on success, 0 if it was decided or changed meanwhile */
export function changePaper(
  { communityId, _id, state, carried }: PaperDocument,
  patch: Partial<PaperDocument>,
): Promise<number> {
  return papers.change({ communityId, _id, state, carried }, replacing(patch));
}

/** Puts another entry in the place of one that was refused. @returns 1 on success */
export function replacePaper(
  { communityId, _id, state, entryId }: PaperDocument,
  { _id: _same, communityId: _here, ...entry }: PaperDocument,
): Promise<number> {
  return papers.change({ communityId, _id, state, entryId }, replacing(entry));
}

/** Waiting ones first, then the newest; 31 of them. One request. */
export function listPaperPage(
  { communityId, _id }: MotionDocument,
  after: { at: number; id: string } | undefined,
): Promise<PaperDocument[]> {
  const older = after ? { at: command.lte(after.at), _id: command.neq(after.id) } : {};
  return papers.find(
    { communityId, motionId: _id, state: 'entered', ...older },
    {
      order: [
        ['at', 'desc'],
        ['_id', 'desc'],
      ],
      limit: 31,
    },
  );
}

export function countConfirmed(
  { communityId, _id }: MotionDocument,
  channel: Channel,
): Promise<number> {
  return papers.count({ communityId, motionId: _id, state: 'confirmed', channel });
}

/** Confirmed papers of a motion in the order of their ids, a thousand. One request. */
export function findConfirmed(
  { communityId, _id }: MotionDocument,
  after: string,
): Promise<PaperDocument[]> {
  return papers.find(
    { communityId, motionId: _id, state: 'confirmed', carried: true, _id: command.gt(after) },
    { order: [['_id', 'asc']], limit: 1000 },
  );
}

/** Papers that nobody confirmed in time are void. One request. */
export function refuseLate({ communityId, _id }: MotionDocument, change: Stamp): Promise<number> {
  return papers.change(
    { communityId, motionId: _id, state: 'entered' },
    { state: 'refused', change: command.set(change) },
  );
}

/** What papers of a secret motion said is known from the list from now on. One request. */
export function forgetChoices({ communityId, _id }: MotionDocument): Promise<number> {
  return papers.change({ communityId, motionId: _id, choice: command.neq(null) }, { choice: null });
}

export function findUncarriedPapers(): Promise<PaperDocument[]> {
  return papers.find(
    { everywhere: true, where: { state: 'confirmed', carried: false } },
    { limit: 100 },
  );
}

/** Ballots that are filled in. One request. */
export function countFilled({ communityId, _id }: MotionDocument): Promise<number> {
  return ballots.count({ communityId, motionId: _id, receipt: command.lt('a') });
}

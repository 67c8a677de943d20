import type { Channel } from '../../../typings/contract/motion.ts';
import { command, tableOf } from '../../kernel/database/table.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { type BoxDocument, boxes, type Leaving, type MotionDocument } from '../collections.ts';
import { countConfirmed } from './paper-repository.ts';

const table = tableOf(boxes);
const TURNS = 5;

type OfMotion = Pick<MotionDocument, 'communityId' | '_id'>;

/** Papers that voters have put in by this channel, also those that were voided since; the first never falls. */
export interface HandedIn {
  ever: number;
  voided: number;
}

const boxIdOf = ({ _id }: OfMotion, channel: Channel) => `${_id}:${channel}`;

/**
 * A confirmed paper takes a place of its box. What is decided stands: asked again, the answer is the same.
 * One request; two if there is no place.
 * @param confirmationId of the command that confirmed it
 * @returns false if there is no place
 */
export async function placePaper(
  motion: OfMotion,
  channel: Channel,
  confirmationId: string,
  handedIn: HandedIn,
): Promise<boolean> {
  const token = `paper:${confirmationId}`;
  return takePlace(motion, channel, handedIn, {
    token,
    taken: {},
    full: { refused: command.push(token) },
  });
}

const tokenOf = ({ voterKey, round, noteId }: Leaving) =>
  ['void', voterKey, round, ...(noteId === undefined ? [] : [noteId])].join(':');

/**
 * A paper that is voided takes a place too, so that no other paper can count in its stead. The void is noted
 * here until the voter has it. @returns false if as many papers of the box count as were put in
 */
export async function leaveBox(
  motion: OfMotion,
  leaving: Leaving,
  handedIn: HandedIn,
): Promise<boolean> {
  return takePlace(motion, leaving.channel, handedIn, {
    token: tokenOf(leaving),
    taken: { leaving: command.push(leaving) },
  });
}

interface Taking {
  token: string;
  /** what else is written with the place, or without one */
  taken: Record<string, unknown>;
  full?: Record<string, unknown>;
}

/** One conditional update, on which the limit stands. */
async function takePlace(
  motion: OfMotion,
  channel: Channel,
  { ever, voided }: HandedIn,
  { token, taken, full }: Taking,
): Promise<boolean> {
  const { communityId } = motion;
  const _id = boxIdOf(motion, channel);
  const undecided = { communityId, _id, taken: command.neq(token), refused: command.neq(token) };
  const place = { used: command.inc(1), taken: command.push(token), ...taken };
  for (let turn = 0; turn < TURNS; turn += 1) {
    const free = { ...undecided, used: command.lt(ever) };
    if ((await table.change(free, place)) === 1) return true;
    if (full && (await table.change({ ...undecided, used: command.gte(ever) }, full)) === 1) {
      return false;
    }
    const box = await table.get(communityId, _id);
    if (box?.taken.includes(token)) return true;
    if (box && (box.refused.includes(token) || box.used >= ever)) return false;
    if (!box) await openBox(motion, channel, voided);
  }
  throw new Refusal('SERVICE_BUSY');
}

/** A motion that was announced before motions had boxes: places that were taken then stay taken. */
async function openBox(motion: OfMotion, channel: Channel, voided: number): Promise<void> {
  const used = voided + (await countConfirmed(motion, channel));
  await table.insert(boxOf(motion, channel, used));
}

function boxOf(motion: OfMotion, channel: Channel, used: number): BoxDocument {
  const { communityId, _id: motionId } = motion;
  const lists = { taken: [], refused: [], leaving: [] };
  return { _id: boxIdOf(motion, channel), communityId, motionId, used, ...lists };
}

const CHANNELS: readonly Channel[] = ['room', 'door', 'paper'];

/** The boxes of a secret motion, once. One request. */
export async function insertBoxes(motion: OfMotion): Promise<void> {
  await table.insertAll(CHANNELS.map((channel) => boxOf(motion, channel, 0)));
}

/** Nothing was voided: the place is free again, once. */
export function returnPlace(motion: OfMotion, leaving: Leaving): Promise<number> {
  const { channel, change, noteId } = leaving;
  const token = tokenOf(leaving);
  const standing = { taken: token, 'leaving.change.id': change.id };
  return table.change(
    { communityId: motion.communityId, _id: boxIdOf(motion, channel), ...standing },
    {
      used: command.inc(-1),
      taken: command.pull(token),
      leaving: command.pull({ noteId }),
    },
  );
}

/** The voter has the void. */
export function endLeaving(motion: OfMotion, leaving: Leaving): Promise<number> {
  const { voterKey, round, noteId, channel } = leaving;
  const one = { voterKey, round, ...(noteId !== undefined && { noteId }) };
  return table.change(
    { communityId: motion.communityId, _id: boxIdOf(motion, channel) },
    { leaving: command.pull(one) },
  );
}

/** Boxes with voids that a crash may have kept from their voters. */
export const dueToLeave = () => ({ 'leaving.round': command.gte(0) });

/** Of a motion. One request. */
export function findBoxes({ communityId, _id }: OfMotion): Promise<BoxDocument[]> {
  return table.find({ communityId, motionId: _id });
}

/** Once it is counted they are of no use. One request. */
export function removeBoxes({ communityId, _id }: OfMotion): Promise<number> {
  return table.remove({ communityId, motionId: _id });
}

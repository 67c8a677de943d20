import { randomUUID } from 'node:crypto';
import { type Page, readPage } from '../../kernel/database/page.ts';
import {
  type Aggregation,
  allOf,
  atOrWithin,
  command,
  expression,
  tableOf,
} from '../../kernel/database/table.ts';
import type { PictureDocument } from '../../pictures/collections.ts';
import {
  type MatterDocument,
  matters,
  type Shelf,
  type VoiceDocument,
  voices,
} from '../collections.ts';

const table = tableOf(matters);
const PAGE = 30;

export interface MatterRow extends MatterDocument {
  voice: VoiceDocument[];
}

/** Whether a matter that was not taken back shows a picture, at what it was added for. One request. */
export async function showsPicture({ communityId, _id, purpose }: PictureDocument) {
  const shown = {
    matter: { pictures: _id, state: command.neq('withdrawn') },
    step: { 'answers.pictures': _id },
    task: { 'tasks.end.pictures': _id },
  }[purpose as 'matter' | 'step' | 'task'];
  const found = await table.find({ communityId, ...shown }, { limit: 1, fields: ['state'] });
  return found.length > 0;
}

/** With the caller's own voice. */
export const withVoice = (residentId: string) => (pipeline: Aggregation) =>
  pipeline
    .addFields({ voiceId: expression.concat(['$_id', ':', residentId]) })
    .lookup({ from: voices.name, localField: 'voiceId', foreignField: '_id', as: 'voice' })
    .project({ voiceId: 0 });

/** Matters that go on and are somebody's by name, or hold a task that is. One request. */
export function findHeldByName(communityId: string, residentId: string): Promise<MatterDocument[]> {
  const theirs = command.or([
    { 'holder.residentId': residentId },
    { tasks: command.elemMatch({ 'owner.residentId': residentId, state: 'open' }) },
  ]);
  const goesOn = { shelf: command.in(['waiting', 'open']) };
  return table.find(allOf(communityId, theirs, goesOn), { limit: 100 });
}

/** What all may read, the newest first, with the caller's voice. One request. */
export function readShelf(
  communityId: string,
  shelf: Shelf,
  topicId: string | undefined,
  residentId: string,
  after: string | undefined,
): Promise<Page<MatterRow>> {
  const condition = { communityId, shelf, ...(topicId === undefined ? {} : { topicId }) };
  return readPage<MatterDocument, MatterRow>(table, condition, {
    by: ['order'],
    direction: 'desc',
    limit: PAGE,
    after,
    join: withVoice(residentId),
  });
}

/** Matters that have words for everybody, as a condition. */
export const readByAll = (): object => ({
  shelf: command.in(['open', 'ended']),
  'open.title': command.exists(true),
});

/** What somebody raised, the newest first. One request. */
export function readRaised(
  communityId: string,
  residentId: string,
  after: string | undefined,
): Promise<Page<MatterDocument>> {
  return readPage(
    table,
    { communityId, 'raiser.residentId': residentId },
    { by: ['order'], direction: 'desc', limit: PAGE, after },
  );
}

const MOST_ALIKE = 5;

/** The numbers of these orders of the hotline that are there. One request. */
export async function findOrders(communityId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const found = await table.find(
    { communityId, _id: command.in([...ids]) },
    { limit: ids.length, fields: ['hotline'] },
  );
  return found.flatMap(({ hotline }) => hotline?.number ?? []);
}

/** Open ones of a kind in these areas, the newest first. One request, whatever the number of matters. */
export function findAlike(
  communityId: string,
  topicId: string,
  areaIds: readonly string[],
  residentId: string,
): Promise<MatterRow[]> {
  return table.aggregate<MatterRow>(
    { communityId, shelf: 'open', topicId, areaId: command.in([...areaIds]) },
    (pipeline) => withVoice(residentId)(pipeline.sort({ order: -1, _id: -1 }).limit(MOST_ALIKE)),
  );
}

/** Places and offices that a queue is read for. */
export interface QueueScope {
  /** where the caller triages or watches */
  places: readonly string[];
  /** the caller's offices */
  offices: readonly { role: string; placeId: string }[];
  residentId: string;
}

export type QueueName = 'triage' | 'held' | 'late' | 'tasks';
const OPEN: Shelf[] = ['waiting', 'open'];

/** What waits for somebody's offices, as conditions that all hold. */
export function queueConditions(
  what: QueueName,
  { places, offices, residentId }: QueueScope,
  today: string,
): unknown[] {
  const at = command.or(places.map((placeId) => ({ placeId: atOrWithin(placeId) })));
  const held = command.or(
    offices.map(({ role, placeId }) => ({
      'holder.role': role,
      'holder.placeId': atOrWithin(placeId),
      'holder.residentId': command.in([null, residentId]),
    })),
  );
  // Within elemMatch the SDK encodes no or.
  const tasked = command.or(
    offices.flatMap(({ role, placeId }) =>
      [null, residentId].map((person) => ({
        tasks: command.elemMatch({
          state: 'open',
          'owner.role': role,
          'owner.placeId': atOrWithin(placeId),
          'owner.residentId': person,
        }),
      })),
    ),
  );
  return {
    tasks: [{ taskDue: command.gt('') }, tasked],
    triage: [{ shelf: 'waiting' }, at],
    held: [{ shelf: 'open' }, held],
    late: [{ shelf: command.in(OPEN) }, { due: command.lt(today) }, at],
  }[what];
}

/** What waits for somebody's offices, what is due soonest first. One request. */
export function readQueue(
  communityId: string,
  what: QueueName,
  scope: QueueScope,
  today: string,
  after: string | undefined,
): Promise<Page<MatterDocument>> {
  return readPage(table, allOf(communityId, ...queueConditions(what, scope, today)), {
    by: [what === 'tasks' ? 'taskDue' : 'due'],
    direction: 'asc',
    limit: PAGE,
    after,
  });
}

/** One matter. One request. */
export function getMatter(communityId: string, id: string): Promise<MatterDocument | undefined> {
  return table.get(communityId, id);
}

/**
 * Others go on under a matter from now on, so that it does not go on under another one itself.
 * @returns false if it does already, has ended, or is gone
 */
export async function markHoldsOthers(communityId: string, id: string): Promise<boolean> {
  const where = { communityId, _id: id, into: null, shelf: 'open' };
  if ((await table.change(where, { holdsOthers: true })) === 1) return true;
  const found = await table.get(communityId, id); // it did before
  return found?.into === null && found.shelf === 'open' && found.holdsOthers === true;
}

/** The number of voices as it was counted under this turn. @returns false if it was counted anew since */
export async function saveJoined(
  { communityId, _id, turn }: Pick<MatterDocument, 'communityId' | '_id' | 'turn'>,
  joined: number,
): Promise<boolean> {
  const saved = await table.change({ communityId, _id, turn }, { joined, turn: randomUUID() });
  return saved === 1;
}

/** What it is to carry has been carried. One request. */
export async function markCarried({
  communityId,
  _id,
  change,
}: Pick<MatterDocument, 'communityId' | '_id' | 'change'>): Promise<void> {
  await table.change({ communityId, _id, 'change.id': change.id }, { carrying: false });
}

import { type Page, readPage } from '../../kernel/database/page.ts';
import { command, tableOf } from '../../kernel/database/table.ts';
import { meetingTasks, type TaskDocument } from '../collections.ts';

const table = tableOf(meetingTasks);
const A_PAGE = 30;

/** @returns false if there is one already */
export function insertTask(task: TaskDocument): Promise<boolean> {
  return table.insert(task);
}

type Followed = Pick<TaskDocument, 'communityId' | '_id' | 'revision'>;

/** The decision that asked for it asks for it no more. One request. */
export async function voidTask({ communityId, _id, revision }: Followed): Promise<void> {
  await table.change(
    { communityId, _id, revision: command.lt(revision) },
    { state: 'void', revision },
  );
}

/** A task as its decision was corrected, once; what was reported stays. Two requests. */
export async function correctTask(task: TaskDocument): Promise<void> {
  const { communityId, _id, text, party, ownerId, due, revision } = task;
  const older = { communityId, _id, revision: command.lt(revision) };
  const corrected = { text, party, ownerId, due, revision };
  await table.change({ ...older, state: 'void' }, { ...corrected, state: 'open' });
  await table.change(older, corrected);
}

/** Tasks that somebody has, or of the community: open ones by their day, done ones the latest first. One request. */
export function findTasks(
  communityId: string,
  which: { mine: string } | { state: 'open' | 'done' },
  after: string | undefined,
): Promise<Page<TaskDocument>> {
  const isDone = 'state' in which && which.state === 'done';
  const condition =
    'mine' in which
      ? { ownerId: which.mine, state: 'open' }
      : { state: which.state, hidden: command.neq(true) };
  return readPage(
    table,
    { communityId, ...condition },
    isDone
      ? { by: ['order'], direction: 'desc', limit: A_PAGE, after }
      : { by: ['due'], direction: 'asc', limit: A_PAGE, after },
  );
}

/** What is not for the public. One request. Doing it again changes nothing. */
export async function hideTasks(
  communityId: string,
  meetingId: string,
  itemIds: readonly string[],
): Promise<void> {
  const ids = itemIds.map((id) => `${meetingId}:${id}`);
  await table.change({ communityId, _id: command.in(ids) }, { hidden: true });
}

/** What resolutions about a matter ask for. One request. */
export function findTasksAbout(communityId: string, matterId: string): Promise<TaskDocument[]> {
  return table.find({ communityId, matterId }, { limit: 100 });
}

/** What somebody has to do, or had. One request. */
export function findTasksOf(communityId: string, ownerId: string): Promise<TaskDocument[]> {
  return table.find({ communityId, ownerId }, { limit: 1000, order: [['order', 'desc']] });
}

/** Open tasks that nobody has by name. One request. */
export function findOwnerless(
  communityId: string,
): Promise<Pick<TaskDocument, '_id' | 'meetingId'>[]> {
  return table.find(
    { communityId, state: 'open', ownerId: null },
    { limit: 1000, fields: ['meetingId'] },
  );
}

/** Somebody has left: the task is that of the seat, whoever has it next. One request. */
export async function disownTasks(communityId: string, ownerId: string): Promise<void> {
  await table.change({ communityId, ownerId }, { ownerId: null });
}

/** Somebody else has an open task from now on, or its seat, whoever has it. One request. */
export async function passTask(
  communityId: string,
  id: string,
  from: string,
  to: string | null,
): Promise<void> {
  await table.change({ communityId, _id: id, ownerId: from, state: 'open' }, { ownerId: to });
}

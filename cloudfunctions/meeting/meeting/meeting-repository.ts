import { type Page, readPage } from '../../kernel/database/page.ts';
import { command, tableOf } from '../../kernel/database/table.ts';
import { type MeetingDocument, meetings } from '../collections.ts';

const table = tableOf(meetings);
const A_PAGE = 30;

/** Meetings in order of their time: those to come soonest first, those that are over latest first. One request. */
export function findMeetings(
  communityId: string,
  which: { mine: string } | { coming: true } | { over: true },
  after: string | undefined,
): Promise<Page<MeetingDocument>> {
  const isOver = 'over' in which;
  const state = isOver ? command.in(['closed', 'cancelled']) : command.in(['called', 'running']);
  const mine = 'mine' in which ? { holders: which.mine } : {};
  return readPage(
    table,
    { communityId, state, ...mine },
    { by: ['startsAt'], direction: isOver ? 'desc' : 'asc', limit: A_PAGE, after },
  );
}

/** Those that have a matter on their agenda, the latest first. One request. */
export function findMeetingsAbout(
  communityId: string,
  sourceId: string,
): Promise<MeetingDocument[]> {
  return table.find(
    { communityId, 'agenda.source.id': sourceId },
    { limit: 50, order: [['startsAt', 'desc']] },
  );
}

/** Those that are convened on these days. One request. */
export function findConvened(
  communityId: string,
  from: number,
  until: number,
): Promise<MeetingDocument[]> {
  return table.find(
    {
      communityId,
      state: command.in(['called', 'running']),
      startsAt: command.gte(from).and(command.lte(until)),
    },
    { limit: 1000 },
  );
}

/** Invitations of a body. One request. */
export function findCalled(communityId: string, bodyId: string): Promise<MeetingDocument[]> {
  return table.find({ communityId, bodyId, state: 'called' }, { limit: 100 });
}

/** How far each meeting of a body is. One request. */
export function findStatesOf(
  communityId: string,
  bodyId: string,
): Promise<Pick<MeetingDocument, '_id' | 'state'>[]> {
  return table.find({ communityId, bodyId }, { limit: 1000, fields: ['state'] });
}

/** Those that were convened from a plan, whatever became of them. One request a thousand. */
export async function findPlanned(
  communityId: string,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await table.find(
    { communityId, _id: command.in([...keys]) },
    { limit: 1000, fields: ['communityId'] },
  );
  return new Set(found.map(({ _id }) => _id));
}

/** The seats of an invitation as its body's are now: who is new is told. One request. @returns whether it was as seen */
export async function saveSeatsOf(
  { communityId, _id, change, holders }: MeetingDocument,
  seated: Pick<MeetingDocument, 'seats' | 'holders' | 'needed'>,
): Promise<boolean> {
  const saved = await table.change(
    { communityId, _id, state: 'called', 'change.id': change.id, holders },
    { ...seated, telling: true },
  );
  return saved === 1;
}

/** Running ones that nobody has ended. */
export function overdueAt(at: number): Record<string, unknown> {
  return { state: 'running', startsAt: command.lte(at) };
}

/** Invitations to what was never held. */
export function missedAt(at: number): Record<string, unknown> {
  return { state: 'called', startsAt: command.lte(at) };
}

/** What is not for the public. One request for each item. Doing it again changes nothing. */
export async function hideItems(
  communityId: string,
  meetingId: string,
  itemIds: readonly string[],
): Promise<void> {
  for (const itemId of itemIds) {
    await table.change(
      { communityId, _id: meetingId, hidden: command.neq(itemId) },
      { hidden: command.push([itemId]) },
    );
  }
}

/** Meetings in which somebody has a seat. One request. */
export function findMeetingsOf(
  communityId: string,
  residentId: string,
): Promise<MeetingDocument[]> {
  return table.find(
    { communityId, holders: residentId },
    { limit: 1000, order: [['startsAt', 'desc']] },
  );
}

/** What upkeep has done, unless somebody has changed the meeting in between. One request. @returns 1 if nobody had */
export function saveFollowed(
  { communityId, _id, change }: MeetingDocument,
  patch: Partial<
    Pick<
      MeetingDocument,
      'bookedOn' | 'clash' | 'following' | 'telling' | 'remindAt' | 'publishing'
    >
  >,
): Promise<number> {
  return table.change({ communityId, _id, 'change.id': change.id }, patch);
}

/** Invitations whose time to remind has come. */
export function dueToRemind(at: number): Record<string, unknown> {
  return { state: 'called', remindAt: command.gt(0).and(command.lte(at)) };
}

export async function markMinuted(communityId: string, meetingId: string): Promise<void> {
  await table.change({ communityId, _id: meetingId }, { minuted: true });
}

/** Somebody has left: their seats are nobody's. One request for each meeting. Doing it again changes nothing. */
export async function vacateMeetings(
  communityId: string,
  residentId: string,
  bodyId?: string,
): Promise<void> {
  const held = await findMeetingsOf(communityId, residentId);
  const theirs = held.filter((one) => bodyId === undefined || one.bodyId === bodyId);
  for (const { _id, seats } of theirs) {
    const held = seats.flatMap((seat, index) => (seat.residentId === residentId ? [index] : []));
    const vacant = Object.fromEntries(held.map((index) => [`seats.${index}.residentId`, null]));
    const mine = Object.fromEntries(held.map((index) => [`seats.${index}.residentId`, residentId]));
    const changed = await table.change(
      { communityId, _id, holders: residentId, ...mine },
      { ...vacant, holders: command.pull(residentId) },
    );
    if (changed === 0) {
      await table.change(
        { communityId, _id, holders: residentId },
        { holders: command.pull(residentId) },
      );
    }
  }
}

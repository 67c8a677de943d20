import type {
  AgendaProblem,
  ItemForm,
  MeetingProblem,
  MeetingTime,
} from '../../../typings/contract/meeting/meeting.ts';
import type { RoomForm } from '../../../typings/contract/meeting/room.ts';
import { addDays, DAY, HOUR, instantOf } from '../../kernel/calendar.ts';
import type { MeetingDocument, StoredItem } from '../collections.ts';
import { slotAfter, slotOf, timeOfSlot } from '../slot/bit-rules.ts';

/** When a meeting may be, what stands on its agenda, and when each item begins. */

/** A meeting takes eight hours at most, and is convened a year ahead at most. */
const LONGEST_SLOTS = 16;
const FARTHEST_DAYS = 366;
/** Those who have not answered are reminded so long before. */
const REMINDED_BEFORE = 2 * DAY;
/** It may begin so much earlier than it says: everybody is there already. */
export const EARLIEST_BEFORE = 30 * 60_000;

/** The first day that the notice leaves: whole days between the invitation and the meeting. */
export function firstDay(noticeDays: number, today: string): string {
  return addDays(today, noticeDays + 1);
}

/**
 * What is wrong with a time, in the order in which it is looked at; null if nothing.
 * @param room the one that is named; undefined if there is none of that id, or it is closed
 */
export function timeProblem(
  { day, from, until, roomId, place }: MeetingTime,
  { noticeDays, today, room }: { noticeDays: number; today: string; room: RoomForm | undefined },
): MeetingProblem | null {
  if (until <= from || until - from > LONGEST_SLOTS) return 'hours';
  if (day < firstDay(noticeDays, today)) return 'notice';
  if (day > addDays(today, FARTHEST_DAYS)) return 'far';
  if (roomId === null) return place === '' ? 'place' : null;
  if (!room || room.closed) return 'room';
  return from < slotAfter(room.from) || until > slotOf(room.until) ? 'hours' : null;
}

export function startOf({ day, from }: Pick<MeetingTime, 'day' | 'from'>): number {
  return instantOf(day) + from * 30 * 60_000;
}

export function endOf({ day, until }: Pick<MeetingTime, 'day' | 'until'>): number {
  return startOf({ day, from: until });
}

/** A body is invited once for a day. */
export function occasionOf(bodyId: string, day: string): string {
  return `${bodyId}:${day}`;
}

/** So long after it was to end it has ended, whether somebody said so or not. */
const LATEST_AFTER = 3 * HOUR;
export function latestOf(meeting: Pick<MeetingDocument, 'day' | 'until'>): number {
  return endOf(meeting) + LATEST_AFTER;
}

/** When those who have not answered are reminded; null where that time is over. */
export function reminderOf(startsAt: number, at: number): number | null {
  const when = startsAt - REMINDED_BEFORE;
  return when > at ? when : null;
}

/**
 * What is wrong with an agenda; null if nothing. What is decided stays as it is.
 * @param titles `matter:<id>` → the public title, of everything that may be talked about here
 */
export function agendaProblem(
  agenda: readonly ItemForm[],
  before: readonly StoredItem[],
  { slots, titles }: { slots: number; titles: ReadonlyMap<string, string> },
): AgendaProblem | null {
  const ids = agenda.map(({ itemId }) => itemId);
  const sources = agenda.flatMap(({ source }) => (source.id === null ? [] : [keyOf(source)]));
  if (new Set(ids).size < ids.length || new Set(sources).size < sources.length) return 'twice';
  const decided = before.filter(({ decision }) => decision !== null);
  const isKept = (item: StoredItem) =>
    agenda.some(
      ({ itemId, source }) => itemId === item.itemId && keyOf(source) === keyOf(item.source),
    );
  if (!decided.every(isKept)) return 'decided';
  const known = new Set(before.map(({ source }) => keyOf(source)));
  const isOwn = ({ kind, id }: ItemForm['source']) => (kind === 'own') === (id === null);
  const isThere = ({ source }: ItemForm) =>
    isOwn(source) && (source.id === null || titles.has(keyOf(source)) || known.has(keyOf(source)));
  if (!agenda.every(isThere)) return 'source';
  const minutes = agenda.reduce((sum, item) => sum + item.minutes, 0);
  return minutes > slots * 30 ? 'too-long' : null;
}

export const keyOf = ({ kind, id }: ItemForm['source']) => `${kind}:${id ?? ''}`;

/** The agenda as it is kept: with the public titles of its sources, and what was decided already. */
export function storedAgenda(
  agenda: readonly ItemForm[],
  before: readonly StoredItem[],
  titles: ReadonlyMap<string, string>,
): StoredItem[] {
  return agenda.map(({ hidden: _, ...item }) => {
    const held = before.find(({ itemId }) => itemId === item.itemId);
    if (held?.decision) return held;
    const same = before.find(({ source }) => keyOf(source) === keyOf(item.source));
    const title =
      item.source.id === null
        ? item.title
        : (titles.get(keyOf(item.source)) ?? same?.title ?? item.title);
    return { ...item, title, decision: null };
  });
}

/**
 * Which items of an agenda are not for the public. Phones of the release before do not say: what was hidden stays so,
 * and so does what is decided.
 */
export function hiddenOf(
  agenda: readonly ItemForm[],
  { agenda: before, hidden = [] }: Pick<MeetingDocument, 'agenda' | 'hidden'>,
): string[] {
  const isDecided = (id: string) =>
    before.some((one) => one.itemId === id && one.decision !== null);
  const kept = agenda.filter(({ itemId, hidden: says }) =>
    isDecided(itemId) ? hidden.includes(itemId) : (says ?? hidden.includes(itemId)),
  );
  return kept.map(({ itemId }) => itemId);
}

/** When each item begins, HH:mm, one after the other. */
export function beginnings(from: number, agenda: readonly Pick<ItemForm, 'minutes'>[]): string[] {
  let minute = from * 30;
  return agenda.map(({ minutes }) => {
    const begins = minute;
    minute += minutes;
    const rest = begins % 30;
    const [hour, half] = timeOfSlot((begins - rest) / 30).split(':');
    return `${hour}:${String(Number(half) + rest).padStart(2, '0')}`;
  });
}

/** Nothing about its time, agenda or answers changes any more. */
export const hasBegun = ({ state }: Pick<MeetingDocument, 'state'>) => state !== 'called';

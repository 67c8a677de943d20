import type { MeetingDocument, StoredItem, TaskDocument } from '../collections.ts';
import { asksForTask } from '../decide/decision-rules.ts';

/** What a resolution asks for; null if it asks nothing of anybody. */
export function taskOf(
  meeting: Pick<
    MeetingDocument,
    '_id' | 'communityId' | 'bodyName' | 'placeId' | 'day' | 'seats' | 'hidden'
  >,
  { itemId, source, decision }: StoredItem,
): TaskDocument | null {
  if (!asksForTask(decision)) return null;
  const { _id: meetingId, communityId, bodyName, placeId, day, seats, hidden = [] } = meeting;
  const seat = seats.find(({ seatId }) => seatId === decision.task.seatId);
  return {
    _id: `${meetingId}:${itemId}`,
    communityId,
    meetingId,
    itemId,
    bodyName,
    placeId,
    day,
    text: decision.text,
    party: seat?.party ?? '',
    ownerId: seat?.residentId ?? null,
    due: decision.task.due,
    state: 'open',
    reports: [],
    matterId: source.kind === 'matter' ? source.id : null,
    hidden: hidden.includes(itemId),
    revision: decision.corrections.length,
    order: decision.at,
  };
}

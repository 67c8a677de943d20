import type { MeetingTime } from '../../../typings/contract/meeting/meeting.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { BodyDocument, DateAnswerDocument, DatePollDocument } from '../collections.ts';
import { isReady } from './poll-rules.ts';

/**
 * A meeting is called from a poll of its body, for one of the times that were offered, once the poll is closed or all
 * have answered.
 * @throws Refusal POLL_NOT_FOUND, POLL_CLOSED, POLL_OPEN
 */
export function requireOffered(
  {
    body,
    poll,
    says,
  }: { body: BodyDocument; poll: DatePollDocument | undefined; says: DateAnswerDocument[] },
  { day, from, until, roomId }: MeetingTime,
  at: number,
): void {
  const isOffered = poll?.slots.some(
    (slot) =>
      slot.day === day && slot.from === from && slot.until === until && slot.roomId === roomId,
  );
  if (!poll || poll.bodyId !== body._id || !isOffered) throw new Refusal('POLL_NOT_FOUND');
  if (poll.state !== 'open') throw new Refusal('POLL_CLOSED');
  if (!isReady(poll, body.form.seats, says, at)) {
    throw new Refusal('POLL_OPEN', { closesOn: poll.closesOn });
  }
}

import type { MeetingLine } from '../../../typings/contract/meeting/meeting.ts';
import { standingAnswers } from '../answer/answer-rules.ts';
import type { AnswerDocument, MeetingDocument, StoredSeat } from '../collections.ts';
import { timeOfSlot } from '../slot/bit-rules.ts';

export function seatOfHolder(
  { seats }: Pick<MeetingDocument, 'seats'>,
  holderId: string,
): StoredSeat | undefined {
  return seats.find(({ residentId }) => residentId === holderId);
}

/** @param answers of this meeting, at least the caller's own */
export function meetingLine(
  meeting: MeetingDocument,
  residentId: string,
  answers: readonly AnswerDocument[],
): MeetingLine {
  const { _id, bodyId, bodyName, kind, placeId, placeLabel, state, day, place } = meeting;
  const seat = seatOfHolder(meeting, residentId);
  const own = seat && standingAnswers(meeting.seats, answers).get(seat.seatId);
  return {
    meetingId: _id,
    bodyId,
    bodyName,
    kind,
    placeId,
    placeLabel,
    state,
    day,
    from: timeOfSlot(meeting.from),
    until: timeOfSlot(meeting.until),
    place,
    items: meeting.agenda.length,
    mine: seat !== undefined,
    mySeatId: seat?.seatId ?? null,
    asks: state === 'called' && seat !== undefined && own?.round !== meeting.round,
    minuted: meeting.minuted,
  };
}

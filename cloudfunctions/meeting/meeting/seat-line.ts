import type { MeetingSeat, Presence } from '../../../typings/contract/meeting/meeting.ts';
import { standingAnswers } from '../answer/answer-rules.ts';
import type { AnswerDocument, MeetingDocument, PresenceDocument } from '../collections.ts';

/** The seats of a meeting for those who may know: who comes, who is there, who has left. */
export function seatLines(
  { seats, round }: MeetingDocument,
  answers: readonly AnswerDocument[],
  presences: readonly PresenceDocument[],
  present: ReadonlyMap<string, Presence>,
  names: ReadonlyMap<string, string>,
): MeetingSeat[] {
  const standing = standingAnswers(seats, answers);
  return seats.map(({ seatId, party, residentId, required, substitutes }) => {
    const said = standing.get(seatId);
    const stayed = presences.filter(
      (one) => one.stays.length > 0 && (one.residentId ?? one.seatId) === (residentId ?? seatId),
    );
    const substituted = presences.some(
      (one) => one.stays.length > 0 && one.residentId === null && one.seatId === seatId,
    );
    return {
      seatId,
      party,
      name: (residentId && names.get(residentId)) || '',
      vacant: residentId === null,
      required,
      substitutes,
      answer: said?.says
        ? {
            says: said.says,
            name: said.name,
            proxySeatId: said.proxySeatId,
            again: said.round !== round,
            entered: said.entered,
          }
        : null,
      present: present.get(seatId) ?? null,
      left: !present.has(seatId) && (stayed.length > 0 || substituted),
    };
  });
}

import { Refusal } from '../../kernel/refusal.ts';
import { placeOfCode, type Shown } from '../../kernel/rotating-code.ts';
import { isFresh, shownAt } from '../../kernel/rotating-rules.ts';
import type { MeetingDocument } from '../collections.ts';
import { endOf } from '../meeting/meeting-rules.ts';

/** What of a meeting its codes follow from: another time has other codes. */
export function shownAtMeeting(meeting: MeetingDocument): Shown {
  const { _id, startsAt, round } = meeting;
  return {
    purpose: 'meeting-code',
    id: `${_id} ${round}`,
    from: startsAt,
    until: endOf(meeting),
  };
}

/**
 * @returns when the code began to be shown
 * @throws Refusal MEETING_CODE_WRONG, MEETING_CODE_OLD
 */
export function checkMeetingCode(meeting: MeetingDocument, code: string, at: number): number {
  const shown = shownAtMeeting(meeting);
  const index = placeOfCode(shown, code);
  if (index < 0) throw new Refusal('MEETING_CODE_WRONG');
  if (!isFresh(shown, index, at)) throw new Refusal('MEETING_CODE_OLD');
  return shownAt(shown, index);
}

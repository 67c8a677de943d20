import type { OwnFeedback, SaidBack } from '../../../typings/contract/volunteer/feedback.ts';
import { DAY } from '../../kernel/calendar.ts';
import type { AttendanceDocument, FeedbackDocument, ShiftDocument } from '../collections.ts';

/** Afterwards nobody remembers. */
const SAID_WITHIN = 30 * DAY;

/** Whether something can be said about a shift: from its end on, for some weeks. */
export function isOpenFor({ state, until }: Pick<ShiftDocument, 'state' | 'until'>, at: number) {
  return state === 'open' && at >= until && at <= until + SAID_WITHIN;
}

/** Whether somebody was at a shift, by a scan, a list or by hours that were written down. */
export function wasThere(attendance: Pick<AttendanceDocument, 'in' | 'entries'> | undefined) {
  if (!attendance) return false;
  return attendance.in !== null || attendance.entries.some(({ state }) => state !== 'refused');
}

/** Before anybody has said anything. */
export function unsaidAbout(shift: ShiftDocument, residentId: string): FeedbackDocument {
  const { communityId, _id: shiftId, teamId, title, day } = shift;
  const about = { communityId, shiftId, teamId, residentId, title, day };
  return { _id: `${shiftId}:${residentId}`, ...about, said: null, answer: null };
}

/** What a leader says, without who it was. */
export function answerLine({ answer }: Pick<FeedbackDocument, 'answer'>): SaidBack | null {
  return answer && { welcome: answer.welcome, note: answer.note, at: answer.at };
}

export function feedbackLine(
  feedback: Pick<FeedbackDocument, 'said' | 'answer'> | undefined,
): OwnFeedback {
  return { said: feedback?.said ?? null, answer: feedback ? answerLine(feedback) : null };
}

/** What somebody sees of it on the page of a shift; null where nothing is to be said. */
export function ownFeedback(
  shift: Pick<ShiftDocument, 'state' | 'until'>,
  attendance: AttendanceDocument | undefined,
  feedback: FeedbackDocument | undefined,
  at: number,
): OwnFeedback | null {
  const isSaid = feedback !== undefined && (feedback.said ?? feedback.answer) !== null;
  return isSaid || (wasThere(attendance) && isOpenFor(shift, at)) ? feedbackLine(feedback) : null;
}

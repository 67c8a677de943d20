import type {
  AnsweredQuestion,
  NoticeQuestions,
  OpenQuestion,
  OwnQuestion,
} from '../../../typings/contract/parts/question.ts';
import { DAY } from '../../kernel/calendar.ts';
import type { NoticeDocument, QuestionDocument } from '../collections.ts';
import type { QuestionRow } from './question-row.ts';

/** Where a notice names no last day, questions are asked so long after it, or after what it announces. */
const ASKED_FOR = 30 * DAY;

/** The last instant at which questions under a notice are asked. */
export function askedUntil({
  publishedAt,
  expiresAt,
  eventAt,
  eventUntil = null,
}: Pick<NoticeDocument, 'publishedAt' | 'expiresAt' | 'eventAt' | 'eventUntil'>): number {
  return expiresAt ?? Math.max(publishedAt, eventAt ?? 0, eventUntil ?? 0) + ASKED_FOR;
}

/** Whether questions are asked under a notice now. */
export function isAsking(
  notice: Pick<NoticeDocument, 'state' | 'publishedAt' | 'expiresAt' | 'eventAt' | 'eventUntil'>,
  at: number,
): boolean {
  return notice.state === 'published' && at <= askedUntil(notice);
}

/** What one reader sees of the questions under a notice. */
export function questionsFor(
  rows: readonly QuestionRow[],
  { residentId, mayAsk, mayAnswer }: { residentId: string; mayAsk: boolean; mayAnswer: boolean },
): NoticeQuestions {
  const own = rows.find((row) => row.residentId === residentId);
  const answered = rows
    .flatMap((row) => answeredOf(row, residentId))
    .sort((one, other) => other.answeredAt - one.answeredAt);
  const open = mayAnswer ? rows.filter(({ state }) => state === 'open') : [];
  return {
    mayAsk: mayAsk && !own,
    mayAnswer,
    own: own ? ownOf(own, answered) : null,
    answered,
    open: open
      .map((row) => openOf(row, residentId))
      .sort((one, other) => one.askedAt - other.askedAt),
  };
}

function answeredOf(row: QuestionRow, reader: string): AnsweredQuestion[] {
  const { _id, state, text, answer, joined, mark, residentId, version } = row;
  if (state !== 'answered' || !answer) return [];
  const { by, at: answeredAt, changed } = answer;
  return [
    {
      questionId: _id,
      text,
      answer: answer.text,
      by: { name: by.name, role: by.role, placeLabel: by.placeLabel },
      answeredAt,
      changed,
      joined,
      own: residentId === reader,
      joins: mark[0]?.joins ?? false,
      version,
    },
  ];
}

function openOf(row: QuestionRow, reader: string): OpenQuestion {
  const { _id, text, at, doubted, residentId, version } = row;
  return {
    questionId: _id,
    text,
    askedAt: at,
    doubted,
    own: residentId === reader,
    version,
  };
}

function ownOf(
  { _id, text, at, state, into, declined }: QuestionRow,
  answered: readonly AnsweredQuestion[],
): OwnQuestion {
  const stands = answered.some(({ questionId }) => questionId === into);
  return {
    questionId: _id,
    text,
    askedAt: at,
    state,
    reason: state === 'declined' ? declined : null,
    into: state === 'alike' && stands ? into : null,
  };
}

type Known = Pick<QuestionDocument, '_id' | 'noticeId' | 'state'>;

/** Whether a question that waits may be put to another one: under the same notice, and answered. */
export function mayPutTo(question: Known, into: Known | undefined): boolean {
  return (
    into !== undefined &&
    into._id !== question._id &&
    into.noticeId === question.noticeId &&
    into.state === 'answered' &&
    question.state === 'open'
  );
}

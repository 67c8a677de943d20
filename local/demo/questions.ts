import { HOUR } from '../../cloudfunctions/kernel/calendar.ts';
import type { NoticeDocument, QuestionDocument } from '../../cloudfunctions/notice/collections.ts';
import type { Person } from './documents.ts';
import type { Author } from './notices.ts';

/** What was asked below the notices of outages: one question is answered, one waits. */
export function questionDocuments(
  notices: readonly NoticeDocument[],
  people: readonly Person[],
  author: Author,
): QuestionDocument[] {
  const askers = people.filter(({ households }) => households.length > 0);
  return notices
    .filter(({ kind, state }) => kind === 'outage' && state === 'published')
    .flatMap((notice, nth) => [
      questionOf(notice, `${nth + 1}1`, askers[2 * nth + 3]?.id ?? '', '停水的时候，电梯还开吗？', {
        text: '电梯照常开，只停水。',
        by: {
          residentId: author.id,
          name: author.name,
          role: author.role.role,
          placeLabel: author.role.placeLabel,
        },
        at: notice.publishedAt + 2 * HOUR,
        changed: false,
      }),
      questionOf(
        notice,
        `${nth + 1}2`,
        askers[2 * nth + 4]?.id ?? '',
        '家里有透析的老人，能先送两桶水吗？',
        null,
      ),
    ]);
}

function questionOf(
  { _id: noticeId, communityId, publishedAt }: NoticeDocument,
  nth: string,
  residentId: string,
  text: string,
  answer: QuestionDocument['answer'],
): QuestionDocument {
  const _id = `demo-question-${nth}`;
  const at = publishedAt + HOUR;
  return {
    _id,
    communityId,
    noticeId,
    residentId,
    text,
    doubted: false,
    state: answer ? 'answered' : 'open',
    at,
    answer,
    into: null,
    declined: null,
    version: answer ? 1 : 0,
    telling: false,
    change: {
      id: `${_id}-${answer ? 'answer' : 'ask'}`,
      action: answer ? 'question.answer' : 'question.ask',
      actorId: answer ? answer.by.residentId : residentId,
      target: `question:${_id}`,
      at: answer?.at ?? at,
    },
  };
}

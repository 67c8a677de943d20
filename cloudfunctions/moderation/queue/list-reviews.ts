import type { ModerationActions, ReviewLine } from '../../../typings/contract/moderation.ts';
import type { NoticeState } from '../../../typings/contract/notice.ts';
import { wordsOf } from '../../covenant/for-others.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { undecided } from '../../notice/write/review-rules.ts';
import { partOf } from './carry-out.ts';
import { findOpen, type ReviewRow } from './review-repository.ts';

const PAGE = 20;
/** Of other notices nothing shows any more. */
const REVIEWED: readonly NoticeState[] = ['scheduled', 'held', 'published'];

/** What waits for a person's eye, the longest waiting first. */
export async function listReviews(
  { communityId, after }: ModerationActions['listReviews']['input'],
  { actor }: ActorContext,
): Promise<ModerationActions['listReviews']['data']> {
  const [, at, id] = /^(\d{1,15}):(.+)$/.exec(after ?? '') ?? [];
  const from = at && id ? { at: Number(at), id } : undefined;
  const rows = await findOpen(communityId, from, PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    reviews: page.flatMap((row) => lineOf(row, actor.residentId)),
    next: rows.length > PAGE && last ? `${last.at}:${last._id}` : null,
  };
}

function lineOf(row: ReviewRow, reader: string): ReviewLine[] {
  return row.subject === 'notice' ? noticeLine(row, reader) : wordsLine(row, reader);
}

/** What somebody said about a covenant. Who it was is not told: the words are looked at. */
function wordsLine(row: ReviewRow, reader: string): ReviewLine[] {
  const { _id, subject, subjectId, reason, at, comment, amendment, covenant, wordReports } = row;
  const found = comment[0] ?? amendment[0];
  if (!found) return [];
  const body = 'text' in found ? found.text : `${wordsOf(found.amend)}\n${found.reason}`.trim();
  const open = partOf(row) === 'reports' ? wordReports.filter(({ state }) => state === 'open') : [];
  return [
    {
      reviewId: _id,
      subject,
      subjectId,
      reason,
      title: covenant[0]?.title ?? '',
      body,
      seen: [],
      pictures: [],
      attachments: [],
      reports: open.map((report) => ({ reason: 'other', note: report.reason })),
      authorName: found.from,
      at,
      own: found.residentId === reader,
    },
  ];
}

function noticeLine(row: ReviewRow, reader: string): ReviewLine[] {
  const { _id, subject, subjectId, reason, at, notice, reports } = row;
  const [found] = notice;
  if (!found || !REVIEWED.includes(found.state)) return []; // taken back since
  const part = partOf(row);
  const seen = undecided(found, part);
  if (part === 'correction' && seen.length === 0) return [];
  const { title, body } = part === 'correction' && found.pending ? found.pending : found;
  const open = part === 'reports' ? reports.filter(({ state }) => state === 'open') : [];
  return [
    {
      reviewId: _id,
      subject,
      subjectId,
      reason,
      title,
      body,
      seen,
      pictures: part === 'pictures' ? seen : [],
      attachments:
        part === 'attachments'
          ? found.attachments
              .filter(({ fileId }) => seen.includes(fileId))
              .map(({ fileId, name }) => ({ fileId, name }))
          : [],
      reports: open.map(({ reason: why, note }) => ({ reason: why, note })),
      authorName: found.author.name,
      at,
      own: found.authorId === reader,
    },
  ];
}

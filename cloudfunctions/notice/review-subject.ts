import { reviewSubject } from '../review/subject.ts';
import { type NoticeDocument, notices, type ReportDocument, reports } from './collections.ts';
import { REVIEWED_STATES, type ReviewPart } from './read/notice-types.ts';
import { undecided } from './review/review-rules.ts';
import { withReports } from './review/settle-repository.ts';
import { settleReview, settleTrace } from './review/settle-review.ts';

const reviewed = { state: REVIEWED_STATES };

/** Notices are reviewed by part: the text, pictures, attachments, a correction, what readers report. */
export const noticeSubject = reviewSubject<
  NoticeDocument,
  ReviewPart,
  { noticeReports: ReportDocument[] }
>({
  name: 'notice',
  collection: notices,
  parts: {
    text: reviewed,
    pictures: reviewed,
    attachments: reviewed,
    correction: { ...reviewed, 'pending.heldFor': ['review', 'unchecked'] },
    reports: reviewed,
  },
  join: withReports,
  // A correction is its writer's; what readers report is the text that stands, whoever wrote that.
  writersOf: ({ authorId, correctedBy, pending }, part) => {
    if (part === 'correction') return pending ? [pending.change.actorId] : [];
    return part === 'reports' && correctedBy ? [authorId, correctedBy] : [authorId];
  },
  reports,
  reportersOf: ({ noticeReports }) =>
    noticeReports.filter(({ state }) => state === 'open').map(({ residentId }) => residentId),
  undecided,
  lineOf: (notice, part, { noticeReports }) => {
    const files = undecided(notice, part);
    const { title, body } = part === 'correction' && notice.pending ? notice.pending : notice;
    const open = part === 'reports' ? noticeReports.filter(({ state }) => state === 'open') : [];
    return {
      title,
      body,
      pictures: part === 'pictures' ? files : [],
      attachments:
        part === 'attachments'
          ? notice.attachments
              .filter(({ fileId }) => files.includes(fileId))
              .map(({ fileId, name }) => ({ fileId, name }))
          : [],
      reports: open.map(({ reason, note }) => ({ reason, note })),
      authorName: notice.author.name,
    };
  },
  settle: settleReview,
  settlePicture: settleTrace,
});

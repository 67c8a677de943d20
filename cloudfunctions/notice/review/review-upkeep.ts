import { DAY } from '../../kernel/calendar.ts';
import { job } from '../../kernel/upkeep.ts';
import { openReviews, reviewIdOf } from '../../review/review.ts';
import { type NoticeDocument, notices, type ReportDocument, reports } from '../collections.ts';
import { openSince, type ReportRow, withoutReview } from './report-repository.ts';
import { partsToReview } from './review-rules.ts';
import {
  doubtfulSince,
  type UnreviewedNotice,
  waitingSince,
  withMissingReviews,
} from './settle-repository.ts';
import { changeFiles } from './settle-review.ts';

const PICTURE_WAIT = 60 * 60_000; // WeChat answers within about 30 minutes
const RECENT = 2 * DAY;

/** Pictures whose check never answered are for a person. */
const giveUpChecks = job<NoticeDocument>({
  name: 'notice.pictures',
  collection: notices,
  due: (at) => waitingSince(at - PICTURE_WAIT),
  order: { publishedAt: 1, _id: 1 },
  one: async (notice) => {
    await changeFiles(notice, ({ pictures, attachments }) => ({
      pictures: pictures.map((picture) =>
        picture.state === 'waiting' ? { ...picture, state: 'review', traceId: null } : picture,
      ),
      attachments,
    }));
  },
});

/** Parts of notices that a person has to look at and that are in no queue. */
const queueParts = job<NoticeDocument, UnreviewedNotice>({
  name: 'notice.review',
  collection: notices,
  due: (at) => doubtfulSince(at - RECENT),
  order: { publishedAt: 1, _id: 1 },
  stages: withMissingReviews,
  one: async (notice) => {
    const parts = partsToReview(notice).filter(({ part }) =>
      notice.missing.includes(reviewIdOf('notice', notice._id, part)),
    );
    await openReviews(notice, parts, 'notice');
  },
});

/** Reports that are in no queue. */
const queueReports = job<ReportDocument, ReportRow>({
  name: 'notice.reports',
  collection: reports,
  due: (at) => openSince(at - RECENT),
  order: { 'change.at': 1, _id: 1 },
  stages: withoutReview,
  one: async ({ notice: [notice] }) => {
    if (!notice) throw new TypeError('a report about nothing');
    await openReviews(notice, [{ part: 'reports', reason: 'reported' }], 'notice');
  },
});

export const noticeReviewUpkeep = [giveUpChecks, queueParts, queueReports];

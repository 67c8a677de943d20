import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, documentId, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { openReviews } from '../../review/review.ts';
import {
  amendments,
  type CovenantReportDocument,
  comments,
  covenantReports,
  covenants,
} from '../collections.ts';
import { oneCovenant } from '../text/covenant-schema.ts';
import { seenCovenant } from '../text/see-covenant.ts';

/**
 * Somebody finds words improper: they come to the people of the review queue, who see the reason and not
 * who it was, and stay shown until those decide. One report a person and matter.
 */
export const reportWords = action('covenant.reportWords', {
  input: v.strictObject({
    ...oneCovenant,
    subject: v.picklist(['comment', 'amendment']),
    id: documentId,
    reason: text(200),
    commandId,
  }),
  texts: 'unseen',
  access: RESIDENTS,
  load: ({ covenantId, subject, id }) => ({
    covenant: one(covenants, covenantId, 'COVENANT_NOT_FOUND'),
    comment: one(comments, subject === 'comment' ? id : null),
    amendment: one(amendments, subject === 'amendment' ? id : null),
    report: own(covenantReports, id),
  }),
  command: ({ subject, id }) => ({ action: `${subject}.report`, target: `${subject}:${id}` }),
  budget: 4,
  run: async ({ communityId, covenantId, subject, id, reason }, context) => {
    seenCovenant(context);
    const { actor, comment, amendment, report } = context;
    const about = comment ?? amendment;
    const shown = amendment ? amendment.shown : comment?.state;
    if (about?.covenantId !== covenantId || shown !== 'shown') {
      throw new Refusal(subject === 'comment' ? 'COMMENT_NOT_FOUND' : 'AMENDMENT_NOT_FOUND');
    }
    const { residentId } = actor;
    const _id = `${id}:${residentId}`;
    const putToReview = async (kept: CovenantReportDocument) => {
      if (kept.state !== 'open') return;
      const reported = { _id: id, communityId, change: kept.change };
      await openReviews(reported, [{ part: 'reports', reason: 'reported' }], subject);
    };
    // An earlier report of theirs stands for this one.
    if (report && report.change.id !== context.command.stamp.id) {
      await putToReview(report);
      return { reported: true } as const;
    }
    return insert(
      context,
      communityId,
      covenantReports,
      {
        decide: (change): CovenantReportDocument => ({
          _id,
          communityId,
          subject,
          subjectId: id,
          covenantId,
          residentId,
          reason,
          state: 'open',
          change,
        }),
        taken: (found) => found as CovenantReportDocument,
        follow: putToReview,
        answer: () => ({ reported: true }) as const,
      },
      () => _id,
    );
  },
});

import type { CovenantActions } from '../../../typings/contract/covenant.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { openReviews } from '../../review/review.ts';
import type { AmendmentDocument, CommentDocument, CovenantReportDocument } from '../collections.ts';
import { covenantLoad, seenCovenant } from '../text/see-covenant.ts';
import { reports } from './comment-repository.ts';

type Input = CovenantActions['reportWords']['input'];

const COLLECTION = { comment: 'comments', amendment: 'amendments' } as const;

export function reportLoad(input: Input) {
  const { subject, id } = input;
  return {
    ...covenantLoad(input),
    subject: { from: COLLECTION[subject], ids: id },
    earlier: { from: 'covenantReports', ids: id, perActor: true },
  };
}

/**
 * Somebody finds words improper: they come to the people of the review queue, who see the reason and not
 * who it was, and stay shown until those decide. One report a person and matter.
 */
export async function reportWords(
  { communityId, covenantId, subject, id, reason, commandId }: Input,
  context: ActorContext,
): Promise<CovenantActions['reportWords']['data']> {
  const { openid, actor, loaded } = context;
  seenCovenant(context);
  const about = loaded.subject?.[0] as CommentDocument | AmendmentDocument | undefined;
  const shown = about && ('shown' in about ? about.shown : about.state);
  if (about?.covenantId !== covenantId || shown !== 'shown') {
    throw new Refusal(subject === 'comment' ? 'COMMENT_NOT_FOUND' : 'AMENDMENT_NOT_FOUND');
  }
  const target = `${subject}:${id}`;
  const { residentId } = actor;
  const report: CovenantReportDocument = {
    _id: `${id}:${residentId}`,
    communityId,
    subject,
    subjectId: id,
    covenantId,
    residentId,
    reason,
    state: 'open',
    change: stampOf(openid, commandId, residentId, `${subject}.report`, target),
  };
  const earlier = loaded.earlier?.[0] as CovenantReportDocument | undefined;
  if (!earlier) await reports.insert(report);
  const kept = earlier ?? report;
  if (kept.state === 'open') {
    const reported = { _id: id, communityId, change: kept.change };
    await openReviews(reported, [{ part: 'reports', reason: 'reported' }], subject);
  }
  await recordAudit(communityId, kept.change);
  return { reported: true };
}

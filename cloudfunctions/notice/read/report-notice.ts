import type { NoticeActions } from '../../../typings/contract/notice.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { openReviews } from '../../review/review.ts';
import type { NoticeDocument, ReportDocument } from '../collections.ts';
import { sees, sightOf } from '../write/notice-rules.ts';
import { reports } from './report-repository.ts';

type Input = NoticeActions['reportNotice']['input'];

export function reportLoad({ noticeId }: Input) {
  return {
    notice: { from: 'notices', ids: noticeId },
    report: { from: 'reports', ids: noticeId, perActor: true },
  };
}

/**
 * A reader says that something is wrong with a notice: it comes to the people of the review queue,
 * who see the reason and not who it was. One report a person and notice.
 */
export async function reportNotice(
  { communityId, noticeId, reason, note, commandId }: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<NoticeActions['reportNotice']['data']> {
  const notice = loaded.notice?.[0] as NoticeDocument | undefined;
  const { residentId, resident, roles } = actor;
  if (!notice || !sees(sightOf(resident.households, roles), residentId, notice)) {
    throw new Refusal('NOTICE_NOT_FOUND');
  }
  if (notice.state !== 'published') throw new Refusal('NOTICE_NOT_CURRENT');
  const change = stampOf(openid, commandId, residentId, 'notice.report', `notice:${noticeId}`);
  const report: ReportDocument = {
    _id: `${noticeId}:${residentId}`,
    communityId,
    noticeId,
    residentId,
    reason,
    note: note ?? '',
    state: 'open',
    change,
  };
  const earlier = loaded.report?.[0] as ReportDocument | undefined;
  if (!earlier) await reports.insert(report);
  const kept = earlier ?? report;
  if (kept.state === 'open') await openReviews(notice, [{ part: 'reports', reason: 'reported' }]);
  await recordAudit(communityId, kept.change);
  return { reported: true };
}

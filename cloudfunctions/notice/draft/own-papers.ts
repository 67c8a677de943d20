import type { OwnData } from '../../../typings/contract/resident.ts';
import { findReportsOf } from '../review/report-repository.ts';
import { findDrafts } from './draft-repository.ts';

/** What somebody is writing, and what they have reported about notices, for their own data. Two requests. */
export async function listOwnPapers(
  communityId: string,
  residentId: string,
): Promise<Pick<OwnData, 'drafts' | 'reports'>> {
  const [drafts, reports] = await Promise.all([
    findDrafts(communityId, residentId),
    findReportsOf(communityId, residentId),
  ]);
  return {
    drafts: drafts.map(({ form, at }) => ({ title: form.title, text: form.body, at })),
    reports: reports.map(({ notice, reason, note, change }) => ({
      title: notice[0]?.title ?? '',
      text: `${reason} ${note}`.trim(),
      at: change.at,
    })),
  };
}

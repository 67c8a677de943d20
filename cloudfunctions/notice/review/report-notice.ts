import * as v from 'valibot';
import type { ReportReason } from '../../../typings/contract/notice.ts';
import { one, own } from '../../kernel/action/load.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { openReviews } from '../../review/review.ts';
import { notices, type ReportDocument, reports } from '../collections.ts';
import { noticeChange } from '../read/notice-schema.ts';
import { sees, sightOf } from '../write/notice-rules.ts';

/**
 * A reader says that something is wrong with a notice: it comes to the people of the review queue,
 * who see the reason and not who it was. One report a person and notice.
 */
export const reportNotice = action('notice.reportNotice', {
  input: v.strictObject({
    ...noticeChange,
    reason: v.picklist(['untrue', 'private', 'rude', 'advert', 'other'] satisfies ReportReason[]),
    note: v.optional(text(100)),
  }),
  texts: 'unseen',
  access: RESIDENTS,
  load: ({ noticeId }) => ({
    notice: one(notices, noticeId, 'NOTICE_NOT_FOUND'),
    report: own(reports, noticeId),
  }),
  command: ({ noticeId }) => ({ action: 'notice.report', target: `notice:${noticeId}` }),
  budget: 5,
  run: ({ communityId, noticeId, reason, note }, context) => {
    const { notice, report: earlier, actor } = context;
    const { residentId, resident, roles } = actor;
    if (!sees(sightOf(resident.households, roles), residentId, notice)) {
      throw new Refusal('NOTICE_NOT_FOUND');
    }
    const _id = `${noticeId}:${residentId}`;
    return insert(
      context,
      communityId,
      reports,
      {
        found: earlier,
        prepare: async () => {
          if (notice.state !== 'published') throw new Refusal('NOTICE_NOT_CURRENT');
        },
        decide: (change): ReportDocument => ({
          _id,
          communityId,
          noticeId,
          residentId,
          reason,
          note: note ?? '',
          state: 'open',
          change,
        }),
        taken: (found) => {
          if (!found) throw new Refusal('SERVICE_BUSY');
          return found; // what the person reported before stands
        },
        follow: async ({ state }) => {
          if (state !== 'open') return;
          await openReviews(notice, [{ part: 'reports', reason: 'reported' }], 'notice');
        },
        answer: () => ({ reported: true }),
      },
      () => _id,
    );
  },
});

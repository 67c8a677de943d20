import type { NoticeLine } from '../../../typings/contract/notice.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { addressedHouseholds } from '../confirm/receipt-rules.ts';
import type { NoticeRow } from './notice-repository.ts';

/** A notice as one line of a list, for one reader. */
export function lineOf(row: NoticeRow, { households }: ResidentDocument): NoticeLine {
  return {
    noticeId: row._id,
    kind: row.kind,
    title: row.title,
    publishedAt: row.publishedAt,
    mustConfirm: row.mustConfirm,
    confirmUntil: row.confirmUntil,
    expiresAt: row.expiresAt,
    pinned: row.pinned,
    corrected: row.version > 0,
    confirmedAt: row.receipt[0]?.confirmedAt ?? null,
    addressed: row.roles.length === 0 && addressedHouseholds(households, row.audience).length > 0,
    state: row.state,
  };
}

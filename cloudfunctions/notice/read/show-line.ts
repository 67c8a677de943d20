import type { NoticeLine } from '../../../typings/contract/notice.ts';
import type { Actor } from '../../people/actor.ts';
import { addressedHouseholds } from '../confirm/receipt-rules.ts';
import type { NoticeRow } from './notice-repository.ts';

/** A notice as one line of a list, for one reader. */
export function lineOf(row: NoticeRow, { resident }: Actor): NoticeLine {
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
    addressed:
      row.roles.length === 0 && addressedHouseholds(resident.households, row.audience).length > 0,
    state: row.state,
  };
}

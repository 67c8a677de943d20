import * as v from 'valibot';
import type { Trouble } from '../../../typings/contract/parts/recovery.ts';
import { type Commanded, put } from '../../kernel/command.ts';
import { parentOf } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { buildingOf } from '../../places/place-id.ts';
import {
  type NoticeDocument,
  type RecoveryAnswer,
  type RecoveryDocument,
  recoveries,
} from '../collections.ts';
import { addressedHouseholds } from '../confirm/receipt-rules.ts';
import { householdChange } from '../read/notice-schema.ts';
import {
  askedAt,
  countedAnswer,
  type RecoveryWindow,
  recoveryIdOf,
  shownAnswer,
} from './recovery-rules.ts';

/** What a household says. */
export const saidInput = <More extends v.ObjectEntries>(more: More) =>
  v.strictObject({
    ...householdChange,
    restored: v.boolean(),
    trouble: v.optional(
      v.nullable(v.picklist(['never', 'again', 'weak', 'dirty'] satisfies Trouble[])),
    ),
    ...more,
  });

/** @throws Refusal RECOVERY_NOT_ASKED, of a notice that is gone NOTICE_NOT_FOUND */
export function requireAsked(notice: NoticeDocument, at: number): RecoveryWindow {
  if (notice.state !== 'published') throw new Refusal('NOTICE_NOT_FOUND');
  const window = askedAt(notice, at);
  if (!window) throw new Refusal('RECOVERY_NOT_ASKED');
  return window;
}

/** Goes on only where a household says that something is still wrong. @throws Refusal */
export function requireTroubled(
  notice: NoticeDocument,
  recovery: RecoveryDocument | undefined,
  at: number,
): void {
  const answer = countedAnswer(recovery, requireAsked(notice, at));
  if (!answer || answer.restored) throw new Refusal('HOUSEHOLD_RESTORED');
}

/**
 * Keeps what is said for a household. An answer counts by its time, so that one which meets a change of the notice
 * counts as if it had come before or after it.
 */
export function putAnswer(
  { command }: Commanded,
  notice: NoticeDocument,
  householdId: string,
  found: RecoveryDocument | undefined,
  decide: (last: RecoveryDocument) => Pick<RecoveryDocument, 'answer' | 'before' | 'noted'>,
) {
  const { communityId, _id: noticeId } = notice;
  const empty: RecoveryDocument = {
    _id: recoveryIdOf(noticeId, householdId),
    communityId,
    noticeId,
    householdId,
    buildingId: buildingOf(householdId) ?? '',
    stairId: parentOf(householdId) ?? '',
    answer: null,
    before: null,
    noted: null,
  };
  return put({ command }, recoveries, found, empty, {
    missing: 'SERVICE_BUSY', // answers are never removed
    decide: (last) => {
      requireAsked(notice, command.stamp.at);
      if (addressedHouseholds([{ householdId }], notice.audience).length === 0) {
        throw new Refusal('NOTICE_NOT_ADDRESSED');
      }
      return decide(last);
    },
    answer: ({ answer }) => {
      const shown = shownAnswer(answer);
      if (!shown) throw new Refusal('SERVICE_BUSY'); // taken back since
      return { answer: shown };
    },
  });
}

/** Who says it, and how. */
export function answerOf(
  { restored, trouble = null }: { restored: boolean; trouble?: Trouble | null | undefined },
  by: RecoveryAnswer['by'],
  at: number,
): RecoveryAnswer {
  return { restored, trouble: restored ? null : trouble, by, at };
}

import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { ActFor } from '../../../typings/contract/notice.ts';
import type { MarkOnHome } from '../../../typings/contract/parts/door-mark.ts';
import type { NoticeQuestions } from '../../../typings/contract/parts/question.ts';
import type { NoticeRecovery } from '../../../typings/contract/parts/recovery.ts';
import { allows } from '../../kernel/action/access.ts';
import type { Actor } from '../../kernel/action/actor.ts';
import { one, own } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { findForReader, type ReaderRow } from '../agent/principal-repository.ts';
import { type NoticeDocument, notices, receipts } from '../collections.ts';
import { paperIdOf } from '../confirm/paper-receipt.ts';
import { addressedHouseholds } from '../confirm/receipt-rules.ts';
import { markOnHome } from '../mark/mark-rules.ts';
import { findQuestions } from '../question/question-repository.ts';
import { isAsking, questionsFor } from '../question/question-rules.ts';
import {
  askedAt,
  askedHomes,
  mayBeRestored,
  type RecoveryWindow,
  speakerOf,
  troubledForAll,
} from '../recover/recovery-rules.ts';
import { sees, sightOf } from '../write/notice-rules.ts';
import { ANSWERERS, EDITORS, RESTORERS, TURNOUT_READERS } from './notice-access.ts';
import { oneNotice } from './notice-schema.ts';
import { lineOf } from './show-line.ts';

/**
 * One notice as the caller may read it, also for somebody whom the caller acts for: one database
 * request, one more for the questions below it, and one if it asks for confirmation or whether all is well again.
 */
export const showNotice = action('notice.showNotice', {
  input: v.strictObject(oneNotice),
  access: RESIDENTS,
  load: ({ noticeId }) => ({
    notice: one(notices, noticeId, 'NOTICE_NOT_FOUND'),
    receipt: own(receipts, noticeId),
  }),
  budget: 3,
  run: async (_input, { actor, notice, receipt }) => {
    const { residentId, resident, roles } = actor;
    const at = now();
    const window = askedAt(notice, at);
    const mayEdit = allows(EDITORS, roles, notice.audience, notice.authorId === residentId);
    const [{ actFor, marks, recovery }, questions] = await Promise.all([
      around(notice, window, actor),
      asked(notice, actor, at),
    ]);
    const isSeen = sees(sightOf(resident.households, roles), residentId, notice);
    const isAsked = actFor.length > 0 || (recovery?.homes.length ?? 0) > 0;
    if (!isSeen && !isAsked) throw new Refusal('NOTICE_NOT_FOUND');
    const { state, withdrawn, pictures, attachments, history } = notice;
    const isGone = state === 'withdrawn' && !mayEdit; // what was taken back is not read on
    return {
      ...lineOf({ ...notice, receipt: receipt ? [receipt] : [] }, resident),
      body: isGone ? '' : notice.body,
      author: notice.author,
      audience: notice.audience.map((placeId, index) => ({
        placeId,
        label: notice.audienceLabels[index] ?? '',
      })),
      roles: notice.roles,
      pictures: isGone ? [] : passed(pictures).map(({ fileId }) => ({ fileId })),
      attachments: isGone ? [] : passed(attachments).map(({ fileId, name }) => ({ fileId, name })),
      filesWaiting: isGone ? 0 : [...pictures, ...attachments].filter(isUndecided).length,
      eventAt: notice.eventAt,
      eventUntil: notice.eventUntil ?? null,
      version: notice.version,
      history: isGone ? [] : history,
      withdrawn: withdrawn && {
        at: withdrawn.at,
        reason: withdrawn.shown || mayEdit ? withdrawn.reason : '',
        byName: withdrawn.byName,
      },
      fingerprint: fingerprintOf(notice),
      actFor,
      marks,
      confirmedBy: receipt && receipt.by.how !== 'self' ? receipt.by.name : '',
      maySeeTurnout: notice.mustConfirm && allows(TURNOUT_READERS, roles, notice.audience),
      restored: notice.restored ?? null,
      recovery,
      mayRestore:
        state === 'published' &&
        mayBeRestored(notice, at) &&
        allows(RESTORERS, roles, notice.audience),
      maySeeRecovery: window !== null && allows(TURNOUT_READERS, roles, notice.audience),
      questions,
      mayEdit,
      correctionWaits: mayEdit && notice.pending !== null,
    };
  },
});

/** Those for whom the reader may confirm it, what others wrote down for the reader's homes, and what is asked after its end. */
interface Around {
  actFor: ActFor[];
  marks: MarkOnHome[];
  recovery: NoticeRecovery | null;
}

/** What was asked below it, as far as the reader may see it; whoever reads it for somebody else does not ask. One request. */
async function asked(
  notice: NoticeDocument,
  { residentId, resident, roles }: Actor<ResidentDocument>,
  at: number,
): Promise<NoticeQuestions | null> {
  const { communityId, _id: noticeId, audience } = notice;
  if (notice.state !== 'published') return null;
  const isReader = sees(sightOf(resident.households, roles), residentId, notice);
  const mayAnswer = isReader && allows(ANSWERERS, roles, audience);
  const reader = { residentId, mayAnswer, mayAsk: isReader && isAsking(notice, at) };
  return questionsFor(await findQuestions(communityId, noticeId, reader), reader);
}

/** One request, if it asks for anything at all. */
async function around(
  notice: NoticeDocument,
  window: RecoveryWindow | null,
  { residentId, resident }: Actor<ResidentDocument>,
): Promise<Around> {
  const { communityId, _id: noticeId, audience } = notice;
  const isAsking = notice.mustConfirm && notice.state === 'published';
  if (!isAsking && !window) return { actFor: [], marks: [], recovery: null };
  const homes = addressedHouseholds(resident.households, audience).map((one) => one.householdId);
  const receiptIds = homes.map((householdId) => paperIdOf({ noticeId, householdId }));
  const recovery = window ? { homes, troubledFrom: window.troubledFrom } : undefined;
  const asked = { noticeId, receiptIds, recovery };
  const found = await findForReader(communityId, residentId, asked, dayOf(now()));
  return {
    ...(isAsking ? toConfirm(notice, found, resident) : { actFor: [], marks: [] }),
    recovery: window && recoveryOf(notice, window, resident, found),
  };
}

function toConfirm(
  { _id: noticeId, audience }: NoticeDocument,
  found: ReaderRow,
  resident: ResidentDocument,
): Pick<Around, 'actFor' | 'marks'> {
  const receiptOf = (id: string) => found.receipts.find(({ _id }) => _id === id);
  const actFor = found.consents.flatMap(({ principalId }): ActFor[] => {
    const person = found.principals.find(({ _id }) => _id === principalId);
    if (!person || addressedHouseholds(person.households, audience).length === 0) return [];
    const own = receiptOf(`${noticeId}:${principalId}`);
    const byName = own && own.by.how !== 'self' ? own.by.name : '';
    const confirmedAt = own?.confirmedAt ?? null;
    return [{ residentId: principalId, name: person.name, confirmedAt, byName }];
  });
  const marks = resident.households.flatMap((home) => {
    const mark = receiptOf(paperIdOf({ noticeId, householdId: home.householdId }));
    return mark && mark.by.residentId !== resident._id ? markOnHome(mark, home) : [];
  });
  return { actFor, marks };
}

function recoveryOf(
  notice: NoticeDocument,
  window: RecoveryWindow,
  resident: ResidentDocument,
  { principals, recoveries = [], sums = [] }: ReaderRow,
): NoticeRecovery {
  return {
    until: window.until,
    homes: askedHomes(notice, window, speakerOf(resident), principals.map(speakerOf), recoveries),
    troubled: troubledForAll(sums[0]?.count ?? 0, notice.households),
  };
}

function passed<File extends { state: string }>(files: readonly File[]): File[] {
  return files.filter(({ state }) => state === 'passed');
}

function isUndecided({ state }: { state: string }): boolean {
  return state === 'waiting' || state === 'review';
}

/** SHA-256 over every text and when it stood: whoever has the texts can compute it again. */
function fingerprintOf({ title, body, versionFrom, history }: NoticeDocument): string {
  const texts = [...history, { title, body, from: versionFrom }];
  const lines = texts.map((text) => JSON.stringify([text.from, text.title, text.body]));
  return createHash('sha256').update(lines.join('\n'), 'utf8').digest('hex');
}

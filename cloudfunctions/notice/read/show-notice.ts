import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { ActFor } from '../../../typings/contract/notice.ts';
import type { MarkOnHome } from '../../../typings/contract/parts/door-mark.ts';
import { allows } from '../../kernel/action/access.ts';
import type { Actor } from '../../kernel/action/actor.ts';
import { one, own } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { findForReader } from '../agent/principal-repository.ts';
import { type NoticeDocument, notices, receipts } from '../collections.ts';
import { paperIdOf } from '../confirm/paper-receipt.ts';
import { addressedHouseholds } from '../confirm/receipt-rules.ts';
import { markOnHome } from '../mark/mark-rules.ts';
import { sees, sightOf } from '../write/notice-rules.ts';
import { EDITORS, TURNOUT_READERS } from './notice-access.ts';
import { oneNotice } from './notice-schema.ts';
import { lineOf } from './show-line.ts';

/**
 * One notice as the caller may read it, also for somebody whom the caller acts for: one database
 * request, two if it asks for confirmation.
 */
export const showNotice = action('notice.showNotice', {
  input: v.strictObject(oneNotice),
  access: RESIDENTS,
  load: ({ noticeId }) => ({
    notice: one(notices, noticeId, 'NOTICE_NOT_FOUND'),
    receipt: own(receipts, noticeId),
  }),
  budget: 2,
  run: async (_input, { actor, notice, receipt }) => {
    const { residentId, resident, roles } = actor;
    const { actFor, marks } = await around(notice, actor);
    const isSeen = sees(sightOf(resident.households, roles), residentId, notice);
    if (!isSeen && actFor.length === 0) throw new Refusal('NOTICE_NOT_FOUND');
    const { state, withdrawn, pictures, attachments, history } = notice;
    const mayEdit = allows(EDITORS, roles, notice.audience, notice.authorId === residentId);
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
      mayEdit,
      correctionWaits: mayEdit && notice.pending !== null,
    };
  },
});

/** Those for whom the reader may confirm it, and what others wrote down for the reader's homes. */
interface Around {
  actFor: ActFor[];
  marks: MarkOnHome[];
}

/** One request, if it asks for confirmation at all. */
async function around(
  { communityId, _id: noticeId, audience, mustConfirm, state }: NoticeDocument,
  { residentId, resident }: Actor<ResidentDocument>,
): Promise<Around> {
  if (!mustConfirm || state !== 'published') return { actFor: [], marks: [] };
  const homes = addressedHouseholds(resident.households, audience);
  const receiptIds = homes.map(({ householdId }) => paperIdOf({ noticeId, householdId }));
  const asked = { noticeId, receiptIds };
  const found = await findForReader(communityId, residentId, asked, dayOf(now()));
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
    return mark && mark.by.residentId !== residentId ? markOnHome(mark, home) : [];
  });
  return { actFor, marks };
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

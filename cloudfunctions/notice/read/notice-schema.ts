import * as v from 'valibot';
import type { NoticeActions, NoticeKind, ReportReason } from '../../../typings/contract/notice.ts';
import {
  commandId,
  communityId,
  cursor,
  day,
  documentId,
  fileId,
  householdId,
  line,
  placeId,
  role,
  text,
} from '../../kernel/schema.ts';

type Schema<A extends keyof NoticeActions> = v.GenericSchema<unknown, NoticeActions[A]['input']>;

const LONGEST_TITLE = 40;
const LONGEST_BODY = 2000;
const LONGEST_REASON = 60;
const MOST_PLACES = 50;
const MOST_ROLES = 12;
export const MOST_PICTURES = 6;
const MOST_ATTACHMENTS = 3;

const kind = v.picklist([
  'general',
  'outage',
  'repair',
  'health',
  'payment',
  'flood',
  'affairs',
] satisfies NoticeKind[]);
const roles = v.pipe(v.array(role), v.maxLength(MOST_ROLES));
const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(4_102_444_800_000));
const draftId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{16,64}$/));

export const listInput: Schema<'listNotices'> = v.strictObject({
  communityId,
  search: v.optional(line(20)),
  kind: v.optional(kind),
  after: cursor,
});

export const oneNoticeInput: Schema<'showNotice'> = v.strictObject({
  communityId,
  noticeId: documentId,
});

/** A name with an ending that says what the file is; the content is held to it. */
const attachmentName = v.pipe(line(60), v.regex(/^[^/\\]+\.(pdf|docx|xlsx)$/i));

export const confirmInput: Schema<'confirmNotice'> = v.strictObject({
  communityId,
  noticeId: documentId,
  forResidentId: v.optional(documentId),
  commandId,
});

export const publishInput: Schema<'publishNotice'> = v.pipe(
  v.strictObject({
    communityId,
    kind,
    title: line(LONGEST_TITLE),
    body: text(LONGEST_BODY),
    audience: v.pipe(v.array(placeId), v.minLength(1), v.maxLength(MOST_PLACES)),
    roles: v.optional(roles),
    mustConfirm: v.boolean(),
    confirmUntil: v.nullable(day),
    pictures: v.pipe(v.array(fileId), v.maxLength(MOST_PICTURES)),
    attachments: v.optional(
      v.pipe(
        v.array(v.strictObject({ fileId, name: attachmentName })),
        v.maxLength(MOST_ATTACHMENTS),
      ),
    ),
    publishAt: v.optional(v.nullable(instant)),
    expiresOn: v.optional(v.nullable(day)),
    eventAt: v.optional(v.nullable(instant)),
    commandId,
  }),
  v.forward(
    v.partialCheck(
      [['mustConfirm'], ['roles']],
      ({ mustConfirm, roles: named }) => !mustConfirm || !named?.length,
    ),
    ['roles'],
  ),
  v.forward(
    v.partialCheck(
      [['mustConfirm'], ['confirmUntil']],
      ({ mustConfirm, confirmUntil }) => mustConfirm || confirmUntil === null,
    ),
    ['confirmUntil'],
  ),
);

const change = { communityId, noticeId: documentId, commandId };

export const correctInput: Schema<'correctNotice'> = v.strictObject({
  ...change,
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  title: line(LONGEST_TITLE),
  body: text(LONGEST_BODY),
  reason: line(LONGEST_REASON),
});

export const withdrawInput: Schema<'withdrawNotice'> = v.strictObject({
  ...change,
  reason: line(LONGEST_REASON),
});

export const pinInput: Schema<'pinNotice'> = v.strictObject({ ...change, pinned: v.boolean() });

export const reportInput: Schema<'reportNotice'> = v.strictObject({
  ...change,
  reason: v.picklist(['untrue', 'private', 'rude', 'advert', 'other'] satisfies ReportReason[]),
  note: v.optional(text(100)),
});

export const draftsInput: Schema<'listDrafts'> = v.strictObject({ communityId });

/** Unfinished, so anything up to the lengths that a publication may have. */
const unfinished = (longest: number) => v.pipe(v.string(), v.maxLength(longest * 4));

export const saveDraftInput: Schema<'saveDraft'> = v.strictObject({
  communityId,
  draftId,
  form: v.strictObject({
    kind,
    title: unfinished(LONGEST_TITLE),
    body: unfinished(LONGEST_BODY),
    audience: v.pipe(v.array(placeId), v.maxLength(MOST_PLACES)),
    roles,
    mustConfirm: v.boolean(),
    confirmUntil: v.nullable(day),
    publishAt: v.nullable(instant),
    expiresOn: v.nullable(day),
    eventAt: v.nullable(instant),
  }),
});

export const dropDraftInput: Schema<'dropDraft'> = v.strictObject({ communityId, draftId });

export const unconfirmedInput: Schema<'listUnconfirmed'> = v.strictObject({
  communityId,
  noticeId: documentId,
  placeId: v.optional(placeId),
  search: v.optional(v.pipe(v.string(), v.maxLength(20), v.regex(/^[\p{L}\p{N}-]*$/u))),
  after: cursor,
});

export const confirmForInput: Schema<'confirmFor'> = v.strictObject({
  ...change,
  householdId,
  how: v.picklist(['paper', 'phone', 'door']),
});

export const oneHouseholdInput: Schema<'callNumber'> = v.strictObject({ ...change, householdId });

export const remindInput: Schema<'remindHouseholds'> = v.strictObject(change);

export const forOthersInput: Schema<'listForOthers'> = v.strictObject({ communityId });

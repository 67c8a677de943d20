import * as v from 'valibot';
import type { NoticeActions } from '../../typings/contract/notice.ts';
import {
  commandId,
  communityId,
  cursor,
  day,
  documentId,
  fileId,
  line,
  placeId,
  text,
} from '../shared/schema.ts';

type Schema<A extends keyof NoticeActions> = v.GenericSchema<unknown, NoticeActions[A]['input']>;

const LONGEST_TITLE = 40;
const LONGEST_BODY = 2000;
const MOST_PLACES = 50;
export const MOST_PICTURES = 6;

export const listInput: Schema<'list'> = v.strictObject({ communityId, after: cursor });

export const oneNoticeInput: Schema<'detail'> = v.strictObject({
  communityId,
  noticeId: documentId,
});

export const confirmInput: Schema<'confirm'> = v.strictObject({
  communityId,
  noticeId: documentId,
  commandId,
});

export const publishInput: Schema<'publish'> = v.pipe(
  v.strictObject({
    communityId,
    kind: v.picklist(['general', 'outage', 'repair', 'health', 'payment', 'flood', 'affairs']),
    title: line(LONGEST_TITLE),
    body: text(LONGEST_BODY),
    audience: v.pipe(v.array(placeId), v.minLength(1), v.maxLength(MOST_PLACES)),
    mustConfirm: v.boolean(),
    confirmUntil: v.nullable(day),
    pictures: v.pipe(v.array(fileId), v.maxLength(MOST_PICTURES)),
    commandId,
  }),
  v.forward(
    v.partialCheck(
      [['mustConfirm'], ['confirmUntil']],
      ({ mustConfirm, confirmUntil }) => mustConfirm || confirmUntil === null,
    ),
    ['confirmUntil'],
  ),
);

import * as v from 'valibot';
import type { NoticeKind } from '../../../typings/contract/notice.ts';
import { commandId, communityId, documentId, line } from '../../kernel/schema.ts';
import { role } from '../../people/role-schema.ts';
import { householdId } from '../../places/place-schema.ts';

/** What inputs of several actions are made of. */

export const LONGEST_TITLE = 40;
export const LONGEST_BODY = 2000;
export const MOST_PLACES = 50;
const LONGEST_REASON = 60;
const MOST_ROLES = 12;

export const kind = v.picklist([
  'general',
  'outage',
  'repair',
  'health',
  'payment',
  'flood',
  'affairs',
] satisfies NoticeKind[]);
export const roles = v.pipe(v.array(role), v.maxLength(MOST_ROLES));
export const instant = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0),
  v.maxValue(4_102_444_800_000),
);
export const draftId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{16,64}$/));
/** why a notice is corrected or withdrawn */
export const reason = line(LONGEST_REASON);

export const oneNotice = { communityId, noticeId: documentId };
export const noticeChange = { ...oneNotice, commandId };
export const householdChange = { ...noticeChange, householdId };

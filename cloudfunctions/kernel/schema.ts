import * as v from 'valibot';
import { isDay } from './calendar.ts';
import { COMMUNITY_ID } from './path-id.ts';

/** Building blocks of the input schemas. Objects are strict: an unknown field is a wrong input. */
export const communityId = v.pipe(v.string(), v.regex(COMMUNITY_ID));
export const commandId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/));
/** ids that the cloud made: notices, residents, reviews, audit entries */
export const documentId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9:._-]{1,120}$/));
export const fileId = v.pipe(v.string(), v.maxLength(300), v.regex(/^cloud:\/\/[^\s$]+$/));
/** a cursor from an earlier page */
export const cursor = v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9:._-]{1,300}$/)));
export const day = v.pipe(v.string(), v.check(isDay));

/** Control characters other than line breaks and tabs, and bidirectional overrides that disguise text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the purpose
const DISGUISES = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/;

/** Something to see; fillers count as letters or symbols in Unicode but show nothing. */
const VISIBLE = /[[\p{L}\p{N}\p{P}\p{S}]--[\u115f\u1160\u2800\u3164\uffa0]]/v;

/** Text that a person wrote: trimmed, well-formed, visible, 1 to `longest` characters as people count them. */
export function text(longest: number) {
  return v.pipe(
    v.string(),
    v.maxLength(longest * 4),
    v.trim(),
    v.check((value) => VISIBLE.test(value) && [...value].length <= longest),
    v.check((value) => !DISGUISES.test(value) && value.isWellFormed()),
    v.metadata({ isWritten: true }),
  );
}

/** Text of one line: a name, a title. */
export function line(longest: number) {
  return v.pipe(
    text(longest),
    v.check((value) => !/[\n\r\t\u2028\u2029]/.test(value)),
  );
}

import * as v from 'valibot';
import { verdictOf } from '../../review/verdict.ts';
import { SUBJECTS } from './review-subjects.ts';

/** The event wxa_media_check, version 2, as far as we use it. The trace id is known to WeChat and us alone. */
const event = v.object({
  trace_id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,128}$/)),
  errcode: v.optional(v.number(), 0),
  result: v.optional(v.object({ suggest: v.optional(v.string()) })),
});

/** A malformed event is dropped: the picture stays hidden and comes to a person after an hour. */
export async function acceptPictureCheck(pushed: Record<string, unknown>): Promise<void> {
  const parsed = v.safeParse(event, pushed);
  if (!parsed.success) return;
  const { trace_id, errcode, result } = parsed.output;
  const verdict = errcode === 0 ? verdictOf(result?.suggest) : 'unchecked';
  for (const subject of SUBJECTS) {
    if (await subject.settlePicture?.(trace_id, verdict)) return;
  }
}

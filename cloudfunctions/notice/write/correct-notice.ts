import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { line, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { checkText } from '../../review/content-check.ts';
import { openReviews } from '../../review/review.ts';
import { type NoticeDocument, notices, type PendingCorrection } from '../collections.ts';
import { EDITORS } from '../read/notice-access.ts';
import {
  instant,
  LONGEST_BODY,
  LONGEST_TITLE,
  noticeChange,
  reason,
} from '../read/notice-schema.ts';
import { correctionPatch, MOST_CORRECTIONS, partsToReview } from '../review/review-rules.ts';
import { type EventTimes, wrongTimes } from './event-rules.ts';

/**
 * Puts a new text in the place of the one that the officer saw; the old one stays readable. A text
 * that the check doubts waits for another person's eye, and the old one stands until then.
 */
export const correctNotice = action('notice.correctNotice', {
  input: v.strictObject({
    ...noticeChange,
    version: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    title: line(LONGEST_TITLE),
    body: text(LONGEST_BODY),
    eventAt: v.optional(v.nullable(instant)),
    eventUntil: v.optional(v.nullable(instant)),
    reason,
  }),
  texts: 'within',
  access: EDITORS,
  load: ({ noticeId }) => ({ notice: one(notices, noticeId, 'NOTICE_NOT_FOUND') }),
  command: ({ noticeId }) => ({ action: 'notice.correct', target: `notice:${noticeId}` }),
  budget: 5,
  run: ({ version, title, body, eventAt, eventUntil, reason }, context) => {
    const { openid, actor, command } = context;
    const { stamp } = command;
    const times = {
      ...(eventAt !== undefined && { eventAt }),
      ...(eventUntil !== undefined && { eventUntil }),
    };
    const waits = ({ pending }: NoticeDocument) => pending?.change.id === stamp.id;
    return change(context, notices, context.notice, {
      missing: 'NOTICE_NOT_FOUND',
      prepare: async (notice) => {
        requireCorrectable(notice, version);
        requireTimes(notice, times, stamp.at);
        const verdict = await checkText(openid, `${title}\n${body}\n${reason}`, 'forum');
        if (verdict === 'risky') throw new Refusal('TEXT_REFUSED');
        return verdict;
      },
      seen: ['state', 'version', 'pending'], // a decision about it changes them
      decide: (notice, verdict) => {
        requireCorrectable(notice, version);
        requireTimes(notice, times, stamp.at);
        const correction = {
          title,
          body,
          reason,
          byName: actor.resident.name,
          ...times,
        };
        if (verdict === 'pass') {
          return correctionPatch(notice, correction, actor.residentId, stamp.at);
        }
        const pending: PendingCorrection = { ...correction, heldFor: verdict, change: stamp };
        return { pending };
      },
      follow: async (notice) => {
        if (!waits(notice)) return;
        const parts = partsToReview(notice).filter(({ part }) => part === 'correction');
        await openReviews(notice, parts, 'notice');
      },
      answer: (notice) => ({ version: notice.version, waits: waits(notice) }),
    });
  },
});

function requireCorrectable({ state, pending, version: now }: NoticeDocument, seen: number): void {
  if (state !== 'published') throw new Refusal('NOTICE_NOT_CURRENT');
  if (pending) throw new Refusal('NOTICE_CORRECTION_WAITS');
  if (now !== seen) throw new Refusal('NOTICE_CHANGED');
  if (now >= MOST_CORRECTIONS) {
    throw new Refusal('NOTICE_CORRECTED_TOO_OFTEN', { times: MOST_CORRECTIONS });
  }
}

/** @throws Refusal NOTICE_TIMES_MISSING, NOTICE_DATE_PAST, NOTICE_END_EARLY */
function requireTimes(notice: NoticeDocument, times: Partial<EventTimes>, at: number): void {
  const wrong = wrongTimes(notice, times, at);
  if (wrong) throw new Refusal(wrong.code, wrong.details);
}

import * as v from 'valibot';
import { many, one } from '../../kernel/action/load.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, day, fileId, line, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { places } from '../../places/collections.ts';
import { placeId } from '../../places/place-schema.ts';
import { checkPicture, checkText } from '../../review/content-check.ts';
import { openReviews } from '../../review/review.ts';
import { type NoticeDocument, notices } from '../collections.ts';
import { PUBLISHERS } from '../read/notice-access.ts';
import {
  instant,
  kind,
  LONGEST_BODY,
  LONGEST_TITLE,
  MOST_PLACES,
  roles,
} from '../read/notice-schema.ts';
import { partsToReview } from '../review/review-rules.ts';
import { authorOf } from './author-of.ts';
import { takeFiles } from './check-files.ts';
import { noticeIdOf } from './notice-id.ts';
import { orderOf, outermost, reachOf } from './notice-rules.ts';
import { timesOf } from './notice-times.ts';

const MOST_PICTURES = 6;
const MOST_ATTACHMENTS = 3;

/** A name with an ending that says what the file is; the content is held to it. */
const attachmentName = v.pipe(line(60), v.regex(/^[^/\\]+\.(pdf|docx|xlsx)$/i));

const fields = v.strictObject({
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
  eventUntil: v.optional(v.nullable(instant)),
  commandId,
});

/** Households confirm, not holders of roles; only what is to be confirmed has a last day for it; an end is after its beginning. */
const input = v.pipe(
  fields,
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
  v.forward(
    v.partialCheck(
      [['eventAt'], ['eventUntil']],
      ({ eventAt, eventUntil }) => !(eventAt && eventUntil) || eventAt < eventUntil,
    ),
    ['eventUntil'],
  ),
);

/**
 * Publishes at once or at its time, if the text passes the check; held for a person's eye if the
 * check doubts or does not answer. Flat in the number of households: messages follow by the timer.
 */
export const publishNotice = action('notice.publishNotice', {
  input,
  texts: 'within',
  access: PUBLISHERS,
  load: ({ communityId, audience, commandId }, openid) => ({
    notice: one(notices, noticeIdOf(openid, communityId, commandId)),
    places: many(places, outermost(audience)),
  }),
  command: ({ communityId, commandId }, openid) => ({
    action: 'notice.publish',
    target: `notice:${noticeIdOf(openid, communityId, commandId)}`,
  }),
  budget: 5,
  run: (input, context) => {
    const { openid, actor, notice: earlier, places: found, command } = context;
    const { communityId, kind, title, body, mustConfirm, pictures, attachments = [] } = input;
    const _id = noticeIdOf(openid, communityId, input.commandId);
    const audience = outermost(input.audience);
    return insert(
      context,
      communityId,
      notices,
      {
        found: earlier,
        prepare: async () => {
          if (found.length !== audience.length) throw new Refusal('PLACE_NOT_FOUND');
          const times = timesOf(input, command.stamp.at);
          const names = attachments.map(({ name }) => `\n${name}`).join('');
          const verdict = await checkText(openid, `${title}\n${body}${names}`, 'forum');
          if (verdict === 'risky') throw new Refusal('TEXT_REFUSED');
          const taken = await takeFiles(communityId, _id, pictures, attachments);
          const checked = taken.pictures.map((fileId) => checkPicture(openid, fileId, 'forum'));
          return { ...taken, times, verdict, pictures: await Promise.all(checked) };
        },
        decide: (change, { times, verdict, pictures, attachments }): NoticeDocument => {
          const { publishedAt } = times;
          const passed = verdict === 'pass';
          const isLater = publishedAt > change.at;
          return {
            _id,
            communityId,
            kind,
            title,
            body,
            audience,
            audienceLabels: audience.map(
              (id) => found.find((place) => place._id === id)?.label ?? '',
            ),
            roles: [...new Set(input.roles ?? [])],
            reach: reachOf(audience),
            mustConfirm,
            pictures,
            attachments: attachments.map(({ fileId, name }) => ({ fileId, name, state: 'review' })),
            filesVersion: 0,
            state: passed ? (isLater ? 'scheduled' : 'published') : 'held',
            heldFor: passed ? null : verdict,
            authorId: actor.residentId,
            author: authorOf(actor.resident.name, actor.roles, audience),
            households: found.reduce((sum, { households }) => sum + households, 0),
            ...times,
            pinned: false,
            order: orderOf(publishedAt, false),
            version: 0,
            history: [],
            versionFrom: publishedAt,
            pending: null,
            withdrawn: null,
            delivery: { state: deliveryOf(passed && !isLater, mustConfirm), after: '' },
            reminders: 0,
            remindedAt: null,
            remindedHouseholds: 0,
            change,
          };
        },
        taken: present,
        follow: (notice) => openReviews(notice, partsToReview(notice), 'notice'),
        answer: (notice) => {
          const { state, households } = present(notice);
          return { noticeId: _id, state, households };
        },
      },
      () => _id,
    );
  },
});

/** Notices are never removed. */
function present(notice: NoticeDocument | undefined): NoticeDocument {
  if (!notice) throw new Refusal('NOTICE_NOT_FOUND');
  return notice;
}

function deliveryOf(published: boolean, mustConfirm: boolean): 'waiting' | 'due' | 'done' {
  if (!mustConfirm) return 'done';
  return published ? 'due' : 'waiting';
}

import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import type { Stored } from '../../kernel/database/collection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId, fileId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { requireSecondPerson } from '../../people/second-person.ts';
import { closeReview } from '../../review/close-review.ts';
import { reviews } from '../../review/collections.ts';
import { partOf } from '../../review/review.ts';
import { applyToSubject } from './apply-to-subject.ts';
import { REVIEWERS } from './review-access.ts';
import { SUBJECTS, subjectOf } from './review-subjects.ts';

/** Files that one part may have. */
const MOST_SEEN = 9;

const forms = SUBJECTS.map(
  ({ name, parts }) => `${name}:[a-z0-9-]{1,40}:(${Object.keys(parts).join('|')})`,
);
const reviewId = v.pipe(v.string(), v.regex(new RegExp(`^(${forms.join('|')})$`)));

/**
 * The first decision stands, and is about what the person had before them: a text, or the files or the
 * correction named. Who wrote it, or reported it, does not decide.
 */
export const decideReview = action('moderation.decideReview', {
  input: v.strictObject({
    communityId,
    reviewId,
    decision: v.picklist(['release', 'reject']),
    seen: v.optional(v.pipe(v.array(v.union([fileId, documentId])), v.maxLength(MOST_SEEN))),
    commandId,
  }),
  access: REVIEWERS,
  load: ({ reviewId }) => {
    const [name = '', id = '', part] = reviewId.split(':');
    const { collection, reports = collection } = subjectOf(name);
    return {
      review: one(reviews, reviewId, 'REVIEW_NOT_FOUND'),
      document: one(collection, id, 'REVIEW_NOT_FOUND'),
      report: own<Stored & { state?: string }>(reports, part === 'reports' ? id : null),
    };
  },
  command: ({ reviewId, decision }) => {
    const [name = '', id = ''] = reviewId.split(':');
    return { action: `review.${decision}`, target: `${name}:${id}` };
  },
  budget: 6,
  run: async ({ decision, seen = [] }, context) => {
    const { review, document, actor } = context;
    const subject = subjectOf(review.subject);
    const writers = subject.writersOf(document, partOf(review));
    requireSecondPerson(actor, writers, 'REVIEW_OWN');
    if (context.report?.state === 'open') throw new Refusal('REVIEW_OWN');
    const undecided = subject.undecided(document, partOf(review));
    const decided = undecided.filter((id) => seen.includes(id));
    return closeReview(context, review, decision, decided, applyToSubject);
  },
});

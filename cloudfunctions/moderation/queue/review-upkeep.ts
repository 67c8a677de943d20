import { sweepOf } from '../../kernel/audit.ts';
import { job } from '../../kernel/upkeep.ts';
import { applyDecision } from '../../review/close-review.ts';
import { type ReviewDocument, reviews } from '../../review/collections.ts';
import { dropReview } from '../../review/review-repository.ts';
import { applyToSubject } from './apply-to-subject.ts';
import { needlessOf } from './queue-repository.ts';
import { SUBJECTS } from './review-subjects.ts';

/** Decisions whose process ended before they were carried out. */
const applyDecisions = job<ReviewDocument>({
  name: 'review.carry',
  collection: reviews,
  due: () => ({ carried: false }),
  order: { 'change.at': 1, _id: 1 },
  one: (review) => applyDecision(review, applyToSubject),
});

/** Reviews of what was taken back. */
const dropNeedless = job<ReviewDocument>({
  name: 'review.drop',
  collection: reviews,
  due: () => ({ state: 'open' }),
  order: { at: 1, _id: 1 },
  stages: (pipeline) => needlessOf(SUBJECTS, pipeline),
  one: dropReview,
});

export const reviewUpkeep = [applyDecisions, dropNeedless, sweepOf(reviews)];

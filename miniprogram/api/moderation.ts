import { callCloud, type InputOf } from './call-cloud';

export const listReviews = (input: InputOf<'moderation', 'listReviews'>) =>
  callCloud('moderation', 'listReviews', input);
export const decideReview = (input: InputOf<'moderation', 'decideReview'>) =>
  callCloud('moderation', 'decideReview', input);

import { callCloud, type InputOf } from './call-cloud';

export const listReviews = (input: InputOf<'moderation', 'list'>) =>
  callCloud('moderation', 'list', input);
export const decideReview = (input: InputOf<'moderation', 'decide'>) =>
  callCloud('moderation', 'decide', input);

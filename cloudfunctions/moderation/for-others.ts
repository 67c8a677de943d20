/** What other modules may use of reviews. */
export { reviewDesk } from './desk/desk-repository.ts';

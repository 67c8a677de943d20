export { listOwnVotes } from './vote/own-votes.ts';

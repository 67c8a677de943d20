/** What other modules may use of motions and votes. */

export { lawOfBody } from './body/body-rules.ts';
export { motionDesk, resultDesk } from './desk/desk-repository.ts';
export { forgetLimits } from './motion/limit-repository.ts';
export { ANNOUNCE_ACCESS, DOOR_ROLES } from './motion/motion-access.ts';
export { votesUntil } from './motion/motion-repository.ts';
export { listBallotWork, passBallotWork } from './motion/open-work.ts';
export { motionSubject } from './motion-subject.ts';
export { DECISION_RULES } from './result/decision-rules.ts';
export {
  type PaperToPrint,
  papersToPrint,
  readVote,
  type VoteRecord,
} from './result/read-record.ts';
export { motionSearch } from './search/motion-search.ts';
export { isByAnswer } from './secret/scheme-rules.ts';
export { listOwnObjections, listOwnVotes } from './vote/own-votes.ts';

import type { Action } from '../action';
import type { Question } from '../motion';
import type { Posts } from '../parts/posts';
import type { PlaceId } from '../people';

/** Posts that are filled in six steps: 自荐 → 居民推选 → 社区推荐 → 党总支审查 → 街道审批 → 公示. */
export type SelectedRole = Posts['role'];

/** Where a selection stands at an instant. */
export type SelectionStep =
  | 'standing' // 自荐: neighbours put themselves forward
  | 'voting' // 居民推选: a vote of the post's doors
  | 'recommending' // 社区推荐
  | 'vetting' // 党总支审查
  | 'approving' // 街道审批
  | 'publishing' // 公示
  | 'appointing' // the publication is over: two officers appoint
  | 'appointed'
  | 'ended'; // without a steward

export interface SelectionLine {
  selectionId: string;
  role: SelectedRole;
  placeId: PlaceId;
  placeLabel: string;
  step: SelectionStep;
  /** the last day of the step; null once it is over */
  dueOn: string | null;
  late: boolean;
  candidates: number;
  /** who was appointed; '' before, and once they have left the community */
  steward: string;
}

export interface CandidateLine {
  /** the option of the vote */
  key: string;
  name: string;
  words: string;
  /** still in the running */
  runs: boolean;
  own: boolean;
  /** null until the result of the vote is published, and of whoever was not voted on */
  votes: number | null;
}

export interface SelectionObjectionLine {
  objectionId: string;
  at: number;
  /** '' for everybody but its writer and those who answer */
  text: string;
  /** null until it is answered */
  answer: string | null;
  upheld: boolean;
  own: boolean;
  /** the caller may answer it */
  mayAnswer: boolean;
}

/** What the caller may do now. */
export interface SelectionMay {
  stand: boolean;
  withdraw: boolean;
  nameVote: boolean;
  /** whom the caller may recommend: keys */
  recommend: string[];
  vet: boolean;
  approve: boolean;
  /** approving takes the number of the street's paper */
  fromPaper: boolean;
  object: boolean;
  appoint: boolean;
  /** the plate for the stairwell */
  print: boolean;
  end: boolean;
}

export interface SelectionDetail extends SelectionLine {
  from: string;
  until: string;
  standUntil: string;
  publicationDays: number;
  candidateLines: CandidateLine[];
  vote: { motionId: string; opensAt: number; closesAt: number; published: boolean } | null;
  /** for who may name the vote: votes about just these candidates at the post, and what to ask */
  votes: { motionId: string; announced: boolean }[];
  question: Question | null;
  recommended: { key: string; on: string; reason: string } | null;
  /** the day on which it was passed, and nothing else */
  vettedOn: string | null;
  approved: { on: string; paper: string } | null;
  publishedUntil: string | null;
  objections: SelectionObjectionLine[];
  /** an appointment waits for the second officer */
  proposed: boolean;
  /** why it ended without a steward */
  endReason: string;
  may: SelectionMay;
}

/** Codes of the selection of stewards. */
export type SelectionErrorCode =
  | 'SELECTION_NOT_FOUND'
  | 'SELECTION_OPEN' // one runs at this post already
  | 'POST_SELECTED' // neighbours select its steward: nobody else gives it away
  | 'POST_HELD' // somebody holds the post on the first day
  | 'SELECTION_DAYS_UNFIT' // details.least and details.most
  | 'SELECTION_STEP_WRONG' // it is at another step by now
  | 'SELECTION_OWN' // a candidate, somebody of their home, or who has decided before
  | 'CANDIDATE_UNFIT' // lives elsewhere, or has not said that they are 18
  | 'CANDIDATES_TOO_MANY' // details.most
  | 'CANDIDATE_NOT_FOUND' // withdrew, or not the one with the most votes
  | 'VOTE_UNFIT' // not about just these candidates at this post, open already, or not announced
  | 'VOTE_NAMED' // another vote is named and goes on
  | 'PAPER_MISSING' // the street's approval has a number
  | 'SELECTION_PROPOSED' // an appointment waits already
  | 'SELECTION_CHOSEN'; // neighbours have chosen somebody who is in the running: it is not ended

type OneSelection = { communityId: string; selectionId: string };
type Command = { commandId: string };

export interface SelectionActions {
  /** What is vacant, what runs, and what ended lately. */
  listSelections: Action<
    { communityId: string },
    { posts: Posts[]; selections: SelectionLine[]; mayOpen: boolean }
  >;
  showSelection: Action<OneSelection, SelectionDetail>;
  /** `standUntil` is the last day for candidates; `from` and `until` are the term. */
  openSelection: Action<
    {
      communityId: string;
      placeId: PlaceId;
      from: string;
      until: string;
      standUntil: string;
      publicationDays: number;
    } & Command,
    { selectionId: string }
  >;
  /** Puts the caller forward, or takes that back at whatever time. */
  standForPost: Action<
    OneSelection & { stands: boolean; words: string } & Command,
    { stands: boolean }
  >;
  /** Which announced vote of the ballot module chooses among the candidates; before it opens. */
  nameVote: Action<OneSelection & { motionId: string } & Command, { motionId: string }>;
  recommendCandidate: Action<
    OneSelection & { key: string; reason: string } & Command,
    { key: string }
  >;
  /** No reason is asked for, and none is kept. */
  vetCandidate: Action<OneSelection & { passed: boolean } & Command, { passed: boolean }>;
  /** `paper`: the number of the street's document, where somebody else notes it; '' by the street itself. */
  approveCandidate: Action<
    OneSelection & { approved: boolean; paper: string } & Command,
    { approved: boolean }
  >;
  objectToCandidate: Action<OneSelection & { text: string } & Command, { objectionId: string }>;
  /** Upheld, it goes back to the recommendation. */
  answerCandidate: Action<
    OneSelection & { objectionId: string; answer: string; upheld: boolean } & Command,
    { upheld: boolean }
  >;
  /** Proposes the appointment: a second officer decides it as any other (`decideProposal`). */
  appointSteward: Action<OneSelection & Command, { state: 'proposed' }>;
  endSelection: Action<OneSelection & { reason: string } & Command, { ended: true }>;
}

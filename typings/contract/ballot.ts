import type { Action } from './envelope';
import type {
  BallotAnswer,
  BuildingTurnout,
  Channel,
  Correction,
  MotionDetail,
  MotionForm,
  MotionLine,
  MotionProblem,
  MotionState,
  ObjectionLine,
  PaperLine,
  PaperState,
  Question,
  Turnout,
  VoterLine,
  VotingSettings,
} from './motion';
import type { PlaceId } from './resident';

/** Who decides, and by which article: the rules as data stand in cloudfunctions/ballot/decision-rules.ts. */
export type RuleId =
  | 'residents-assembly' // 居民会议
  | 'residents-representatives' // 居民代表会议
  | 'villagers-assembly' // 村民会议
  | 'villagers-representatives' // 村民代表会议
  | 'villager-group' // 村民小组会议
  | 'owners-ordinary' // 业主共同决定，一般事项
  | 'owners-special' // 业主共同决定，三种特别事项
  | 'poll'; // 意见征集：不约束任何人

/**
 * What a side of a vote amounts to, in integers. Persons are whoever the roster counts: adults, household
 * representatives, representatives or owners.
 */
export interface Weight {
  persons: number;
  /** 0.01 ㎡; only where owners decide */
  area?: number;
  /** only where households are counted beside adults */
  households?: number;
}

/** What was counted. `yes` is part of `present`, and `present` of `eligible`. */
export interface Tally {
  eligible: Weight;
  present: Weight;
  yes: Weight;
}

/** One comparison written out: `times · value` against `by · total`. */
export interface Comparison {
  /** which figures are compared */
  of: 'present' | 'yes';
  to: 'eligible' | 'present';
  unit: keyof Weight;
  value: number;
  total: number;
  times: number;
  by: number;
  /** 过半数 is strictly more; 以上 includes the number itself */
  relation: '>' | '>=';
  met: boolean;
  /** the least that would have to be added to the value; 0 when met */
  missing: number;
}

/** How a vote stands or ended, with every figure that led to it. */
export interface Outcome {
  ruleId: RuleId;
  ruleVersion: number;
  /** the meeting or vote counts; a poll always does */
  valid: boolean;
  passed: boolean;
  /** each alternative by which it may count; one whose comparisons are all met is enough */
  counts: Comparison[][];
  passes: Comparison[];
}

type OneMotion = { communityId: string; motionId: string };
type Command = { commandId: string };

export interface BallotActions {
  showSettings: Action<{ communityId: string }, VotingSettings>;
  saveSettings: Action<{ communityId: string; settings: VotingSettings } & Command, VotingSettings>;
  /** Of the caller's places, newest first; drafts for those who announce. */
  listMotions: Action<
    { communityId: string; after?: string },
    { motions: MotionLine[]; next: string | null }
  >;
  showMotion: Action<OneMotion, MotionDetail>;
  /** Keeps a draft; `motionId` is null for a new one. */
  saveMotion: Action<
    { communityId: string; motionId: string | null; form: MotionForm } & Command,
    { motionId: string }
  >;
  /** What stands in the way of announcing it, and who would be on the roster. */
  checkMotion: Action<OneMotion, { problems: MotionProblem[]; eligible: Weight }>;
  /** Freezes the roster. Sent again until `done` is true: a large roster takes several calls. */
  announceMotion: Action<OneMotion & Command, { done: boolean; voters: number }>;
  cancelMotion: Action<OneMotion & { reason: string } & Command, { state: 'cancelled' }>;
  /** 30 of the roster, in the order of the doors; `open` = only those who have not voted. */
  listVoters: Action<
    OneMotion & { placeId?: PlaceId; search?: string; open?: boolean; after?: string },
    { voters: VoterLine[]; next: string | null }
  >;
  countTurnout: Action<OneMotion, { turnout: Turnout; buildings: BuildingTurnout[] }>;
  /** The code shown in the room; a new one every minute. */
  showRoomCode: Action<OneMotion, { code: string; until: number }>;
  checkIn: Action<OneMotion & { voterId: string; code: string }, { present: true }>;
  /** At the door of the room, by an officer. */
  checkInFor: Action<OneMotion & { voterId: string } & Command, { present: true }>;
  /**
   * One voter, one ballot. `receipt` is made by the phone and kept with the draft until the answer is in;
   * `replaces` is the receipt of the ballot that this one takes the place of, in a named motion.
   */
  castBallot: Action<
    OneMotion & {
      voterId: string;
      receipt: string;
      replaces: string | null;
      answers: BallotAnswer[];
    },
    { receipt: string; cast: Channel }
  >;
  /** Makes room for another channel; on record, and the voter sees it. */
  voidBallot: Action<OneMotion & { voterId: string; reason: string } & Command, { voided: true }>;
  /** The secretary writes down who votes for whom, having seen the paper; null takes it back. */
  setProxy: Action<
    OneMotion & { voterId: string; agentId: string | null } & Command,
    { agentId: string | null }
  >;
  /** `voterId` in a named motion, `serial` in a secret one. */
  enterPaper: Action<
    OneMotion & {
      voterId: string | null;
      serial: string | null;
      channel: Channel;
      answers: BallotAnswer[];
    } & Command,
    { paperId: string }
  >;
  /** In a secret motion: this voter has put a paper into the box. */
  handIn: Action<OneMotion & { voterId: string; channel: Channel } & Command, { cast: Channel }>;
  listPapers: Action<OneMotion & { after?: string }, { papers: PaperLine[]; next: string | null }>;
  /** By somebody else than who entered it. */
  decidePaper: Action<
    OneMotion & { paperId: string; decision: 'confirm' | 'refuse' } & Command,
    { state: PaperState }
  >;
  raiseObjection: Action<
    OneMotion & { kind: 'roster' | 'result'; text: string } & Command,
    { objectionId: string }
  >;
  listObjections: Action<OneMotion, { objections: ObjectionLine[] }>;
  answerObjection: Action<
    OneMotion & { objectionId: string; answer: string; correction: Correction } & Command,
    { state: 'answered'; rosterHash: string }
  >;
  /** Counts at once what is due, should the timer be late. */
  countMotion: Action<OneMotion, { state: MotionState }>;
  signResult: Action<OneMotion & { listHash: string } & Command, { state: MotionState }>;
  publishResult: Action<OneMotion & Command, { state: MotionState; publishedUntil: number }>;
  /** Counts the stored ballots again and compares. */
  recountMotion: Action<OneMotion & Command, { same: boolean; listHash: string; ballots: number }>;
  /** Whether a ballot with this receipt is in the list, and what it says. */
  findReceipt: Action<
    OneMotion & { receipt: string },
    { found: boolean; answers: BallotAnswer[] | null }
  >;
  /** A thousand lines of the published list, in its order. */
  listBallots: Action<OneMotion & { after?: string }, { lines: string[]; next: string | null }>;
  recordFiling: Action<
    OneMotion & { day: string; office: string } & Command,
    { filed: { day: string; office: string } }
  >;
  /** A straw poll: binds nobody, no roster. */
  makePoll: Action<
    {
      communityId: string;
      placeId: PlaceId;
      title: string;
      questions: Question[];
      closesAt: number;
    } & Command,
    { motionId: string }
  >;
}

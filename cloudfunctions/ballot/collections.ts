import type { RuleId, Weight } from '../../typings/contract/ballot.ts';
import type {
  Channel,
  Correction,
  CountStop,
  MotionForm,
  MotionProblem,
  MotionState,
  NoteKind,
  OwnVoter,
  PaperState,
  QuestionResult,
  SettingsChange,
  VotingSettings,
} from '../../typings/contract/motion.ts';
import type { Role } from '../../typings/contract/resident.ts';
import type { EstateTotal } from '../../typings/contract/roster.ts';
import {
  collection,
  type Stamp,
  type Stamped,
  type Stored,
} from '../kernel/database/collection.ts';
import type { SettingsProposal } from './settings/settings-types.ts';

/** `_id` is the community's id. */
export interface VotingSettingsDocument extends Stamped {
  /** what holds */
  settings: VotingSettings;
  proposed?: SettingsProposal | null;
  /** the latest first */
  history?: SettingsChange[];
}

/** Who cast a vote by phone in a named motion, and as what; `null` where it was before ballots said so. */
export interface Caster {
  residentId: string;
  as: OwnVoter['as'] | null;
}

export interface RosterBuilding {
  placeId: string;
  label: string;
  voters: number;
}

export interface SignatureEntry {
  residentId: string;
  name: string;
  as: string;
  at: number;
}

export interface MotionDocument extends Stamped {
  form: MotionForm;
  ruleId: RuleId;
  placeId: string;
  placeLabel: string;
  /** the place and all around it: who sees it */
  lineage: string[];
  state: MotionState;
  /** the scheme that it was announced under, see SCHEME; absent = 1 */
  scheme?: number;
  authorId: string;
  /** the office by which it was convened; null or absent before it is announced, and under scheme 1 */
  convenedAs?: Role | null;
  /** what a second person said about the words of a draft, as the change with this id left them */
  words?: { of: string; passed: boolean };
  /** sorts lists: when it was made or announced */
  order: number;
  /** copied at the announcement */
  settings: VotingSettings;
  /**
   * Mixed into the ids of ballots with a key that only the functions have: random, 256 bits, and gone once
   * it is counted, so that nobody can tell any more whose ballot is whose.
   */
  salt: string | null;
  /** the id of the data key that its hashes are made with, from beginning to end; absent = the oldest */
  keyId?: string;
  announcedAt: number | null;
  /** when it is due to be counted; null while there is nothing to count */
  dueAt: number | null;
  rosterHash: string | null;
  /** its roster holds confirmed adults alone, and households are voted for by adults; not of older motions */
  adultsOnly?: boolean;
  /** counts the corrections of the roster */
  rosterVersion: number;
  /** where owners decide: what the estates' papers stated at the announcement, beside the roster */
  totals?: EstateTotal[];
  /** where owners decide: SHA-256 over the owners and units that were checked; another roster is not frozen */
  checkedHash?: string | null;
  eligible: Weight;
  buildings: RosterBuilding[];
  covenant: { covenantId: string; title: string; fingerprint: string } | null;
  cancelled: string | null;
  /** why the count stopped, until it is made; absent = it did not */
  stopped?: CountStop | null;
  /** absent and null outside of that stage */
  renewal?: Renewal | null;
  result: {
    questions: QuestionResult[];
    passed: boolean;
    ballots: number;
    /** of a secret motion: ballots from elsewhere whose answers are left out, since they are few */
    withheld?: number;
    listHash: string;
    /** the first lines of the published list */
    head: string[];
    /** who was there, or took part */
    present: Weight;
    countedAt: number;
  } | null;
  signatures: SignatureEntry[];
  publishedAt: number | null;
  publishedUntil: number | null;
  filed: { day: string; office: string } | null;
  /** it carried, and its text did not come into force: why */
  unadopted?: MotionProblem;
  /** what the latest change of state says has been done */
  carried: boolean;
}

export interface VoidEntry {
  /** of the command */
  id: string;
  /** the note that was agreed to; absent in those of before it was kept */
  noteId?: string;
  day: string;
  channel: Channel;
  reason: string;
  byName: string;
  /** it ended a hand-in that nobody had agreed to, by the word of the voter or of the second officer */
  denied?: 'voter' | 'officer';
}

/** What one officer has written down about a voter. */
export interface NoteEntry {
  /** of the command */
  id: string;
  kind: NoteKind;
  by: { residentId: string; name: string };
  /** of a hand-in */
  channel?: Channel;
  /** of a void or an absence */
  reason?: string;
  /** of a proxy; null = nobody any more */
  agent?: { residentId: string; name: string } | null;
}

/** Between sealing and counting of a secret motion each ballot becomes an answer a question: secret/renew-ballots.ts. */
export interface Renewal {
  /** drawn when the stage begins, so that nothing that was stored before leads from a ballot to its answers */
  salt: string;
  /** each of which has one answer to every question */
  ballots: number;
  /** of them those whose answers are left out, being few: from elsewhere, where they do not count, or all */
  withheld: number;
  /** how many questions are done */
  questions: number;
}

/** Somebody on the roster of a motion. `_id` is `${motionId}:${key}`. */
export interface VoterDocument {
  _id: string;
  communityId: string;
  motionId: string;
  /** the motion's `announcedAt` when the roster was frozen; missing in votes announced before it was noted */
  frozenAt?: number | null;
  /** a resident's, a household's or an owner's id */
  key: string;
  /** a person's name, a door, or owners' names */
  name: string;
  label: string;
  /** where officers find it: households, or the motion's place for somebody without a home there */
  places: string[];
  /** they and every place around them: what officers search by */
  around: string[];
  buildingId: string;
  sortKey: string;
  /** residents or households that may vote for it */
  claims: string[];
  /** of owners, by whose names a resident is known to be one */
  owners: string[];
  /** of owners, keyed hashes of what the register calls them by */
  numbers?: string[];
  persons: number;
  /** 0.01 ㎡ */
  area: number | null;
  /** what counts as one household beside adults */
  unit: string;
  removed: boolean;
  present: boolean;
  cast: Channel | null;
  castBy: { residentId: string; name: string } | null;
  /** present or voted: what turnout is counted from */
  active: boolean;
  /** ballots that were voided */
  round: number;
  /** `id` is that of the command */
  voids: VoidEntry[];
  /** check-ins that were taken back */
  absences?: { id: string; day: string; reason: string; byName: string }[];
  /** the voter is to be told of the latest absence */
  telling?: boolean;
  /** a void that has not reached the ballot yet */
  voiding: boolean;
  /** what one officer has written down and nobody has agreed to yet, at most one of a kind */
  notes?: NoteEntry[];
  /** there are notes */
  noted?: boolean;
  /** what the voter's people have not been told yet: the id of what was done */
  tell?: string | null;
  /** one of them is a hand-in: `cast` says so, and it does not count yet */
  unchecked?: boolean;
  agent: { residentId: string; name: string } | null;
  /** of what an officer did; somebody's own vote is its own record */
  change?: Stamp;
}

/** Somebody who is to come onto a roster. */
export type VoterSeed = Pick<
  VoterDocument,
  | 'key'
  | 'name'
  | 'label'
  | 'places'
  | 'buildingId'
  | 'sortKey'
  | 'claims'
  | 'owners'
  | 'numbers'
  | 'persons'
  | 'area'
  | 'unit'
>;

/**
 * One place for one ballot, made when the roster was frozen. In a named motion `_id` is the voter's; in a
 * secret one it is a keyed hash. Filling it in is one conditional update, and no time is kept.
 */
export interface BallotDocument {
  _id: string;
  communityId: string;
  motionId: string;
  /** changes with each void, so that what was meant for the ballot before does not land */
  guard: string;
  /** nothing is written any more */
  sealed: boolean;
  /** `none:…` while empty, `paper:…` when the voter put a paper into the box: unique in a motion */
  receipt: string;
  /** the answers, see answer-rules.ts; null while empty */
  choice: string | null;
  persons: number;
  area: number | null;
  /** known once it is counted: given in the room */
  room: boolean;
  /** who cast it by phone in a named motion; ballots of a secret one do not have it */
  caster?: Caster | null;
  /** of a named motion: votes in whose place others put theirs */
  overruled?: Overruled[];
  /** those who were overruled are to be told */
  telling?: boolean;
}

/** Somebody's vote in whose place another put theirs. `id` is the receipt of the new one. */
export interface Overruled {
  id: string;
  residentId: string;
  name: string;
  byId: string;
  byName: string;
  at: number;
}

/**
 * What one ballot of a secret motion answers to one question, as it is counted and published: all that is
 * left of the ballot. Nothing here says which answers belong together.
 */
export interface AnswerDocument {
  _id: string;
  communityId: string;
  motionId: string;
  questionId: string;
  /** see answer-number.ts; of a paper it is drawn */
  number: string;
  /** '' where it decides nothing */
  place: 'room' | 'away' | '';
  /** as in a ballot, see answer-rules.ts; '' = left out */
  choice: string;
}

/** A paper ballot that somebody entered. `_id` is `${motionId}:${key of the voter}:${round}`, or `${motionId}:${serial}`. */
export interface PaperDocument extends Stamped {
  motionId: string;
  voterKey: string | null;
  serial: string | null;
  name: string;
  places: string[];
  channel: Channel;
  round: number;
  /** what the ballot will say; gone once it is counted in a secret motion */
  choice: string | null;
  enteredBy: { residentId: string; name: string };
  /** of the command that entered it */
  entryId: string;
  decidedBy: { residentId: string; name: string } | null;
  state: PaperState | 'clashed';
  /** a confirmation has reached the ballot */
  carried: boolean;
  at: number;
}

/** A void of a paper that was put into a box, until the voter has it. */
export interface Leaving {
  voterKey: string;
  /** the voter's, before the void */
  round: number;
  /** the note that was agreed to; absent in those of before it was kept */
  noteId?: string;
  channel: Channel;
  reason: string;
  byName: string;
  change: Stamp;
}

/**
 * The papers of a secret motion that came in by one channel. `_id` is `${motionId}:${channel}`. A paper that
 * is confirmed takes one of the places that hand-ins have made, and so does a hand-in that is voided: no more
 * are ever taken than were made.
 */
export interface BoxDocument extends Stored {
  motionId: string;
  /** places that are taken */
  used: number;
  /** what took them: `paper:` and the id of the confirmation, `void:`, the voter's key and round, and the note */
  taken: string[];
  /** confirmations that found no place: they stay refused */
  refused: string[];
  leaving: Leaving[];
}

export interface ObjectionDocument extends Stamped {
  motionId: string;
  kind: 'roster' | 'result';
  residentId: string;
  text: string;
  /** where the writer lives: 一期 3栋 */
  from: string;
  at: number;
  state: 'open' | 'proposed' | 'answered';
  answer: string;
  correction: Correction;
  /** who answered it, and for a correction who agreed */
  answeredBy?: { residentId: string; name: string } | null;
  confirmedBy?: { residentId: string; name: string } | null;
  /** what the correction changes, for everybody whom the vote concerns */
  corrected?: { door: string; before: number | null; after: number | null } | null;
  /** whom the correction adds, as they were when it was decided */
  added?: VoterSeed | null;
  /** the roster has been put right */
  carried: boolean;
}

/**
 * Somebody votes for another: one document a place, so that the limit is the ids. `_id` is
 * `${motionId}:${agentId}:${n}`. What holds is what the voter says; a place whose voter says otherwise is free.
 */
export interface ProxyDocument {
  _id: string;
  communityId: string;
  motionId: string;
  agentId: string;
  voterKey: string;
  at: number;
}

/**
 * How often somebody has done what has a limit. `_id` is `${what}:${motionId}:…:${residentId}`; each time is an
 * entry of `taken`, so that the limit holds whatever is done at once, and a repeat counts once.
 */
export interface LimitDocument {
  _id: string;
  communityId: string;
  motionId: string;
  residentId: string;
  taken: string[];
  /** when it is of no use any more; null = as long as the motion */
  until: number | null;
}

export const votingSettings = collection<VotingSettingsDocument>('votingSettings');
export const motions = collection<MotionDocument>('motions');
export const voters = collection<VoterDocument>('voters');
export const ballots = collection<BallotDocument>('ballots');
export const ballotAnswers = collection<AnswerDocument>('ballotAnswers');
export const papers = collection<PaperDocument>('papers');
export const boxes = collection<BoxDocument>('boxes');
export const objections = collection<ObjectionDocument>('objections');
export const proxies = collection<ProxyDocument>('proxies');
export const ballotLimits = collection<LimitDocument>('ballotLimits');

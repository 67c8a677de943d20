import type { Action } from '../action';
import type { Role } from '../people';
import type {
  MediationState,
  MistakeReason,
  NoteLine,
  PartyActions,
  PartyErrorCode,
  RemovalLine,
  SaidHow,
  SecondLine,
} from './party';

/** 楼栋长初调 → 业委会协调 → 社区终调. The first two are talk among neighbours and bind nobody. */
export type MediationLevel = 'steward' | 'owners' | 'committee';

export type { MediationState };

export type MediationEnd =
  | 'refused' // somebody did not want it, or wanted it no more
  | 'failed' // no agreement at the highest level, or no time left there
  | 'offence' // a likely offence: the police were called; told to the mediator alone
  | 'left'; // somebody it is between has left

/** How it is between those who talk, and what follows. */
export type FollowResult = 'kept' | 'broken';

export interface MediationLine {
  mediationId: string;
  state: MediationState;
  level: MediationLevel;
  /** what the caller is to it */
  part: 'party' | 'mediator';
  /** null: it goes on, or its parties are not told how it ended */
  end: MediationEnd | null;
  at: number;
}

export interface MediationParty {
  /** the caller is this one */
  own: boolean;
  name: string;
  /** null: has not said yet */
  consents: boolean | null;
  /** null: they said it themselves, or nothing yet */
  note: NoteLine | null;
  removal: RemovalLine | null;
}

/** Somebody who comes along to talk: a relative, a neighbour. Only once every party has agreed (人民调解法 20). */
export interface HelperLine {
  /** as the mediator calls them: 李家的姑姑 */
  name: string;
  /** of each party, in their order; null: has not said yet */
  says: (boolean | null)[];
  /** of each party, what the mediator has written down for them */
  notes: (NoteLine | null)[];
  /** everybody has agreed */
  comes: boolean;
}

/**
 * What became of the mediations that were over in a quarter: counts of five and more; what is fewer stands under
 * «other», so that nothing is told of one alone.
 */
export interface MediationQuarter {
  /** 2026-Q1 */
  quarter: string;
  /** null: fewer than five */
  all: number | null;
  ends: { end: 'agreed' | Exclude<MediationEnd, 'offence' | 'left'>; count: number }[];
  other: number;
}

export interface MediationView extends MediationLine {
  words: string;
  /** with whom, as whoever asked said it; for the mediator and whoever asked */
  other: string | null;
  parties: MediationParty[];
  helpers: HelperLine[];
  /** those who were named by mistake and taken out: why and when, and not whom */
  mistakes: { reason: MistakeReason; at: number }[];
  /** null: nobody is found yet */
  mediator: { name: string; role: Role } | null;
  /** YYYY-MM-DD: until then it stays at this level; null once it is over */
  until: string | null;
  agreement: {
    text: string;
    at: number;
    /** YYYY-MM-DD, on paper; null: not yet */
    signedOn: string | null;
    /** whom it is between; once it is signed, as they stand on the paper, also those who have left since */
    names: string[];
    /** YYYY-MM-DD: both together may ask the court to confirm it; only of the mediation committee */
    courtUntil: string | null;
    followUps: { day: string; result: FollowResult | null }[];
  } | null;
  may: {
    /** says yes or no for oneself */
    answer: boolean;
    addParty: boolean;
    /** writes down what somebody without a phone has said: indexes among the parties */
    note: number[];
    /** what was written down for the caller: whether they want to talk (null), and about helpers */
    confirm: { helper: number | null }[];
    /** whom the mediator may take out, or ask to: indexes among the parties */
    remove: number[];
    /** may say that they were named by mistake */
    mistaken: boolean;
    /** asks for another mediator */
    withdraw: boolean;
    /** names somebody who could come along */
    invite: boolean;
    /** whose coming the caller has not said anything about: indexes among the helpers */
    helpers: number[];
    /** what the mediator can write down of one without a phone */
    helperNotes: { helper: number; party: number }[];
    agree: boolean;
    sign: boolean;
    follow: boolean;
    end: ('refused' | 'failed' | 'offence')[];
  };
}

type Command = { commandId: string };
type One = { communityId: string; mediationId: string };

export type MediationErrorCode =
  | PartyErrorCode
  | 'MEDIATION_NOT_FOUND'
  | 'MEDIATION_NOT_YOURS' // for the mediator alone, or for a party alone
  | 'MEDIATION_NO_HOME' // who asks lives in the community
  | 'MEDIATION_VIOLENCE' // never enters it: 110, 12338
  | 'MEDIATION_PARTY_UNKNOWN' // nobody of that name behind that door
  | 'MEDIATION_TOO_CLOSE' // lives with the mediator
  | 'MEDIATION_PARTY_THERE'
  | 'MEDIATION_PARTIES_FULL' // details.most
  | 'MEDIATION_MOVED' // details.state
  | 'MEDIATION_DAY_UNFIT'
  | 'MEDIATION_HELPERS_FULL'; // details.most

export interface MediationActions extends PartyActions {
  /** Asks for somebody to talk between the caller and a neighbour. */
  askMediation: Action<
    { communityId: string; words: string; other: string } & Command,
    { mediationId: string }
  >;
  /** Those the caller is a party of, or mediates; and what they are to ask a party as a second person. */
  listMediations: Action<
    { communityId: string; after?: string },
    { mediations: MediationLine[]; next: string | null; seconds: SecondLine[] }
  >;
  showMediation: Action<One, MediationView>;
  /** The mediator names the other party, by name and door exactly. */
  addParty: Action<One & { name: string; door: string } & Command, { added: true }>;
  /** A party says whether they want to talk; the mediator writes down what one without a phone has said (`party`). */
  answerMediation: Action<
    One & { party: number | null; gone?: number; consents: boolean; how?: SaidHow } & Command,
    { state: MediationState }
  >;
  /** The mediator names a relative or a neighbour who could come along. */
  inviteHelper: Action<One & { name: string } & Command, { invited: true }>;
  /** A party says whether somebody may come along; the mediator writes down what one without a phone has said. */
  answerHelper: Action<
    One & {
      helper: number;
      party: number | null;
      gone?: number;
      consents: boolean;
      how?: SaidHow;
    } & Command,
    { comes: boolean }
  >;
  /** The last four quarters that are over, as counts. */
  countMediations: Action<{ communityId: string }, { quarters: MediationQuarter[] }>;
  /** The mediator is close to somebody, or cannot go on, or a party wants another one: one is found. */
  withdrawMediator: Action<One & Command, { withdrawn: true }>;
  /** What they have agreed on, to be signed on paper, and on which days somebody looks again; anew until it is signed. */
  writeAgreement: Action<
    One & { text: string; followUps: string[] } & Command,
    { state: MediationState }
  >;
  signAgreement: Action<One & { day: string } & Command, { courtUntil: string | null }>;
  /** Whether it holds, on a day that was set. */
  followUp: Action<One & { day: string; result: FollowResult } & Command, { result: FollowResult }>;
  /** A party wants it no more, until what was agreed is signed; or the mediator: no agreement here, which rises, or a likely offence, which ends it. */
  endMediation: Action<
    One & { why: 'refused' | 'failed' | 'offence' } & Command,
    { state: MediationState }
  >;
}

/** Who decides what: bodies, what they need, and the community's own rules about them. */

/** Who decides, and by which article: the rules as data stand in cloudfunctions/ballot/decision-rules.ts. */
export type RuleId =
  | 'residents-assembly' // 居民会议
  | 'residents-representatives' // 居民代表会议
  | 'villagers-assembly' // 村民会议
  | 'villagers-representatives' // 村民代表会议
  | 'villager-group' // 村民小组会议
  | 'owners-ordinary' // 业主共同决定，一般事项
  | 'owners-special' // 业主共同决定，三种特别事项
  | 'consultation' // 协商（议事会、听证会、恳谈会）：依法不约束任何人
  | 'poll'; // 意见征集：不约束任何人

/** What is to be decided; it says which bodies may decide it. */
export type Matter =
  | 'covenant' // 居民公约、村规民约；an estate's 管理规约 among its owners
  | 'community' // other matters of the residents or villagers
  | 'local' // what a building, a stair or a yard talks over
  | 'group' // matters of one 村民小组
  | 'owners-other' // 业主共同决定的一般事项
  | 'owners-funds' // 筹集维修资金
  | 'owners-rebuild' // 改建、重建
  | 'owners-change-use' // 改变共有部分用途或者利用共有部分从事经营
  | 'opinion'; // asks, decides nothing

/** Who is on the roster: every adult, one a household, the members of the meeting, the owners. */
export type Basis = 'adults' | 'households' | 'representatives' | 'owners' | 'residents';

/** At least `n` of `d`, both included: 1 ≤ n ≤ d ≤ 100. */
export interface Fraction {
  n: number;
  d: number;
}

/** What the invitation to a consultation says it takes; null = no threshold. */
export interface ConsultationTerms {
  /** of those invited, who take part */
  takePart: Fraction | null;
  /** of those who take part, who agree */
  agree: Fraction | null;
}

/** One sitting: it begins at an instant, at a place, and ends when the vote closes. */
export interface Session {
  venue: string;
  startsAt: number;
}

/** A body that the caller may convene at a place, and what it may decide there. */
export interface BodyChoice {
  ruleId: RuleId;
  matters: Matter[];
  bases: Basis[];
  /** whole days between the announcement and the opening; the day of the announcement is not counted */
  noticeDays: number;
  /** a reason of urgency, on record, may shorten the notice */
  mayHurry: boolean;
}

/** Why a motion cannot be announced as it stands. */
export type MotionProblem =
  | 'place-unfit' // this body does not decide for such a place
  | 'local-rule-missing' // owners of a building or stair decide by themselves only where a local rule says so
  | 'convener-unfit' // the caller's office does not convene this body here
  | 'matter-not-theirs' // this body may not decide this matter
  | 'basis-unfit'
  | 'questions-unfit' // a binding motion asks yes or no
  | 'clauses-unfit' // a vote clause by clause asks about every clause of the text as it stands, in its order
  | 'terms-unfit' // thresholds are of consultations only, and parts of a whole
  | 'notice-too-short' // fewer days than the law's, and no urgent reason where one may shorten them
  | 'urgency-unfit' // this body knows no urgency
  | 'objections-too-short' // fewer than three whole days for objections to the roster
  | 'session-missing' // it sits: where, and from when
  | 'session-unfit' // the sitting is not within the vote, or this body does not sit
  | 'session-too-long' // a sitting is one day at most
  | 'voting-too-short'
  | 'voting-too-long'
  | 'times-wrong' // opens, closes and counts in this order, all ahead
  | 'party-not-consulted'
  | 'party-date-ahead'
  | 'roster-empty'
  | 'roster-incomplete' // fewer or more on the roster than registered
  | 'areas-unknown'
  | 'owners-unsure' // nobody knows yet whether some owners are one: `doubts` of the check says where
  | 'totals-apart' // the roster is not what the estate's papers state, or nothing is stated, and no reason is given
  | 'body-unlawful' // too few representatives, or women, among the members
  | 'authorisation-missing'
  | 'secret-with-areas'
  | 'covenant-missing'
  | 'covenant-not-theirs' // a text is named, and the matter is another one
  | 'covenant-elsewhere' // the text is of another place than the vote
  | 'approval-missing' // owners adopt a text here only with the authority's approval of their votes in the app
  | 'covenant-not-held' // another vote holds the text, or none
  | 'covenant-not-settled';

/** Local parameters: configuration of the community, copied into a motion when it is announced. */
export interface VotingSettings {
  leastDays: number;
  mostDays: number;
  publicationDays: number;
  /** 0 = no proxies */
  proxiesPerPerson: number;
  /** the recorded local rule by which answers from elsewhere count; '' = they are tallied apart */
  remoteRule: string;
  /** the authority's approval of owners' votes in the app; '' = 预表决 */
  ownersApproval: string;
  /** a community of a city, or a village, whose estates are its 村民小组; absent = of a city */
  communityKind?: 'city' | 'village' | undefined;
  /** the recorded local rule by which the residents' committee convenes owners who have no committee */
  convenerRule?: string | undefined;
  /** the recorded local rule by which owners of one building or stair decide by themselves */
  buildingRule?: string | undefined;
}

/** One of the settings, before and after. */
export interface ChangedSetting {
  name: keyof VotingSettings;
  before: string;
  after: string;
}

/** A change of the settings that holds, and the two who agreed on it. */
export interface SettingsChange {
  at: number;
  byName: string;
  agreedByName: string;
  changes: ChangedSetting[];
}

/** What one officer would change; nothing of it holds before another agrees. */
export interface ProposedSettings {
  proposalId: string;
  settings: VotingSettings;
  changes: ChangedSetting[];
  byName: string;
  at: number;
  /** the caller proposed it, and may take it back */
  own: boolean;
}

/** What holds. `seen` is the latest change of them, or of what is proposed; null while there never was one. */
export interface SavedVotingSettings extends VotingSettings {
  seen: string | null;
  /** null or absent = nothing waits */
  proposed?: ProposedSettings | null;
  /** the latest first, at most 50 */
  history?: SettingsChange[];
  /** whether the caller may propose others, and agree to what another proposes */
  mayPropose?: boolean;
  mayDecide?: boolean;
}

import type { OwnFeedback } from './feedback';
import type { Outcome, Presence } from './presence';

/** What volunteers do: shifts of teams, and how the caller stands to each. */

export type ShiftKind =
  | 'patrol' // 巡逻
  | 'culture' // 文体活动
  | 'clinic' // 义诊
  | 'course' // 课堂
  | 'care' // 探访、帮扶
  | 'cleaning' // 环境整治
  | 'other';

/** Full years on the day of the shift, both inclusive. */
export interface Ages {
  from: number | null;
  until: number | null;
}

export interface ShiftRole {
  /** r1, r2 … within the shift */
  roleId: string;
  name: string;
  places: number;
  /** a skill that the team has confirmed for the volunteer */
  skill: string | null;
  ages: Ages | null;
  /** only for members of the team */
  membersOnly: boolean;
  /** for those who take part, in a course or a clinic: their attendance is kept, and no hours come of it */
  attends?: boolean;
  /** trainees of the team may take it: other roles are filled by who has the experience */
  trainees?: boolean;
}

export interface ShiftForm {
  title: string;
  kind: ShiftKind;
  about: string;
  /** where to meet, in words */
  meet: string;
  outdoor: boolean;
  /** the day on which it begins */
  day: string;
  /** HH:mm; an end that is not after the beginning lies on the next day */
  from: string;
  until: string;
  roles: ShiftRole[];
  /** what to beware of: read and ticked before signing up */
  risk?: string;
  /** whoever is on it gives an ID number, for its insurance alone */
  insured?: boolean;
  /** hours before the beginning when signing up ends; 0: with the beginning */
  signUpHours: number;
  /** hours before the beginning until which cancelling is not counted */
  cancelHours: number;
}

/** Why somebody cannot take a role. */
export type Unfit =
  | 'skill'
  | 'age'
  | 'birth-unknown'
  | 'adult-unknown'
  | 'members'
  | 'night'
  | 'alone' // under 18: with an adult of their home, or where two places are for adults
  | 'trainee' // only roles that take trainees
  | 'restricted' // only kinds that the leader has left open to them
  | 'ask'; // somebody whom the caller brings along: why is between them and the leader

/** The other shift that takes the same time. */
export interface OtherShift {
  shiftId: string;
  title: string;
  /** UTC milliseconds */
  from: number;
  until: number;
}

/** How the caller stands to a shift. Only `in` is a confirmation. */
export type Standing =
  | { is: 'open' }
  | { is: 'full'; waiting: number }
  | { is: 'in'; roleId: string; lateFrom: number }
  | { is: 'offered'; roleId: string; until: number }
  | { is: 'waiting'; roleId: string; position: number; passed: boolean }
  | { is: 'clashing'; other: OtherShift }
  | { is: 'tiring'; minutes: number }
  | { is: 'closed' }
  | { is: 'begun' }
  | { is: 'over' }
  | { is: 'cancelled'; reason: string }
  /** `reason`: the leader's, of a restriction */
  | { is: 'unfit'; why: Unfit; skill: string | null; reason?: string };

export interface ShiftLine {
  shiftId: string;
  teamId: string;
  teamName: string;
  title: string;
  kind: ShiftKind;
  meet: string;
  outdoor: boolean;
  day: string;
  /** UTC milliseconds */
  from: number;
  until: number;
  places: number;
  taken: number;
  /** the only role, which one tap takes; null if there are several to choose from */
  roleId: string | null;
  /** what to beware of, if there is anything: signing up says that it was read */
  risk?: string;
  /** it takes an ID number: signing up says that this was read */
  insured?: boolean;
  standing: Standing;
  /** of the caller's own shifts ahead: what is left to do before one comes; absent: nothing, or it was not asked */
  due?: ShiftDue[];
}

/** risk: what to beware of is not read; number: its insurance takes an ID number, and none is kept */
export type ShiftDue = 'risk' | 'number';

export interface RoleLine extends ShiftRole {
  taken: number;
  /** for this role alone, before one has signed up */
  standing: Standing;
}

export interface ShiftDetail extends ShiftLine {
  about: string;
  minutes: number;
  signUpUntil: number;
  lateFrom: number;
  roles: RoleLine[];
  /** people of the caller's homes, who may come along */
  family: { residentId: string; name: string; signed: boolean }[];
  /** the caller leads the team */
  leads: boolean;
  /** the season that it belongs to, for whoever leads the team */
  seasonId: string | null;
  /** of a caller who has a place, or was there; null for everybody else */
  presence: Presence | null;
  outcome: Outcome | null;
  /** of a caller who was there, once it is over; null for everybody else */
  feedback?: OwnFeedback | null;
  /** the change that was seen, for whoever edits it */
  seen: string;
}

/** Somebody on the leader's list. */
export interface SignUpLine {
  residentId: string;
  /** empty once the person has left */
  name: string;
  wechat: boolean;
  roleId: string;
  state: 'in' | 'offered' | 'waiting';
  /** of an offer */
  until: number | null;
  at: number;
  /** signed up by somebody else: together with them, or by the leader */
  byName: string | null;
  /** of an insured shift: they have given no ID number yet */
  numberMissing?: boolean;
  /** they have not read what to beware of: they are asked before they check in */
  riskUnread?: boolean;
}

/** A skill that a team has confirmed for somebody, and the last day on which a licence holds. */
export interface SkillLine {
  skill: string;
  until: string | null;
  /** of a licence that a leader has looked at: which one, and on which day; pictures of it are gone by then */
  paper?: { ending: string; seenOn: string };
}

/** Whether a skill counts today: a licence does once somebody has seen it, until it ends. */
export type SkillState = 'counts' | 'unseen' | 'expired';

/**
 * A member who does not come to all of a team's shifts as others do: a trainee, who takes roles that somebody
 * experienced is beside; or one to whom a leader has left some kinds open, for a reason, until a day.
 */
export type MemberLimit =
  | { is: 'trainee' }
  | { is: 'restricted'; kinds: ShiftKind[]; reason: string; until: string };

/** A licence that a member has photographed, and that no leader has looked at yet. */
export interface ProofLine {
  skill: string;
  until: string | null;
  /** UTC milliseconds */
  at: number;
}

/** A limit with who set it: for the member and the leaders, and nobody else. */
export type SetLimit = MemberLimit & { byName: string; at: number };

/** A member of a team, as its leaders see them. */
export interface MemberLine {
  residentId: string;
  name: string;
  wechat: boolean;
  /** `seenBy`: who looked at the licence */
  skills: (SkillLine & { state?: SkillState; seenBy?: string })[];
  /** cancellations that were counted */
  lates: number;
  limit?: SetLimit | null;
  proof?: ProofLine;
}

/** What a season of shifts is made from: the same shift on days of the week. */
export interface SeasonForm {
  /** `day` is the first day that may have one */
  shift: ShiftForm;
  /** the last day that may have one */
  until: string;
  /** 0 is Sunday; every day of the week for a patrol each night */
  weekdays: number[];
  /** days that are left out: holidays */
  skipped: string[];
}

/** A shift of a day on which outdoor shifts are cancelled or moved. */
export interface RainLine {
  shiftId: string;
  teamId: string;
  teamName: string;
  title: string;
  from: number;
  until: number;
  /** people who have a place or wait */
  people: number;
}

export interface StationLine {
  stationId: string;
  name: string;
  placeId: string;
  placeLabel: string;
  address: string;
  teams: TeamLine[];
}

export interface TeamLine {
  teamId: string;
  stationId: string;
  name: string;
  about: string;
  leaders: { residentId: string; name: string }[];
  /** the caller is one of them */
  leads: boolean;
  /** of the caller in this team; absent: none */
  limit?: MemberLimit;
}

import type { MemberLimit, SkillLine } from '../../../typings/contract/volunteer/shift.ts';
import type { Stamped } from '../../kernel/database/collection.ts';

/** A skill as a team has written it down; of a licence who has seen it. */
export interface MemberSkill extends Omit<SkillLine, 'paper'> {
  paper?: { ending: string; seenOn: string; by?: string };
}

/** What a leader has set for a member, and who. */
export type LimitMark = MemberLimit & { by: string; at: number };

/** A licence that a member has photographed for their leader; the pictures go once it was looked at. */
export interface LicenceProof {
  skill: string;
  until: string | null;
  /** ids of pictures */
  pictures: string[];
  at: number;
}

/** What a team says of a member; `_id` is `${teamId}:${residentId}`. */
export interface MemberDocument extends Stamped {
  teamId: string;
  residentId: string;
  member: boolean;
  skills: MemberSkill[];
  limit?: LimitMark | null;
  /** the change that set or lifted their limit, of which they are to be told; '' once they are */
  telling?: string;
  /** waits for a leader */
  proof?: LicenceProof | null;
  /** ids of pictures of a licence that are to go */
  dropping?: string[];
  /** the volunteer's own document says so as well, and pictures that were to go have gone */
  carried: boolean;
}

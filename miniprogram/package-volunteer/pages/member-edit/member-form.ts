import type {
  MemberLimit,
  MemberLine,
  SkillLine,
} from '../../../../typings/contract/volunteer/shift';
import { COMMON } from '../../../text/volunteer/common';

export interface Form {
  person: { residentId: string; name: string; home: string } | null;
  skills: SkillLine[];
  /** absent in what was begun before there were limits */
  limit?: MemberLimit | null;
}

export function formOf(member: MemberLine | undefined): Form {
  if (!member) return { person: null, skills: [] };
  const { residentId, name, skills, limit } = member;
  return {
    person: { residentId, name: name || COMMON.gone, home: '' },
    skills: skills.map(({ skill, until, paper }) => ({
      skill,
      until,
      ...(paper ? { paper } : {}),
    })),
    limit: limit ? tidyLimit(limit) : null,
  };
}

/** Without who has set it and when. */
export function tidyLimit(limit: MemberLimit | null): MemberLimit | null {
  if (limit?.is !== 'restricted') return limit && { is: limit.is };
  const { is, kinds, reason, until } = limit;
  return { is, kinds, reason: reason.trim(), until };
}

import type { SkillLine, SkillState } from '../../../typings/contract/volunteer/shift.ts';
import type { MemberSkill, VolunteerDocument } from '../collections.ts';

type Held = VolunteerDocument['skills'][number];

/** What ends, or is called so, is a licence: it counts once somebody has seen it. */
function isLicence({ skill, until }: Pick<Held, 'skill' | 'until'>): boolean {
  return until !== null || /(?:证|证书|执照|资格)$/.test(skill);
}

/** Whether a skill counts on a day. */
export function stateOf(held: Omit<Held, 'teamId'>, day: string): SkillState {
  if (held.until !== null && held.until < day) return 'expired';
  return isLicence(held) && held.seenOn === undefined ? 'unseen' : 'counts';
}

export function isSameSkill(one: SkillLine, other: SkillLine): boolean {
  return (
    one.skill === other.skill &&
    one.until === other.until &&
    one.paper?.ending === other.paper?.ending
  );
}

/**
 * Skills as they are written down: a licence that is as it was keeps who saw it and when; of another one, or with
 * another last day, it was seen now by who says so.
 */
export function seenSkills(
  wanted: readonly SkillLine[],
  held: readonly MemberSkill[],
  { by, on }: { by: string; on: string },
): MemberSkill[] {
  return wanted.map((one) => {
    const { skill, until, paper } = one;
    if (!paper) return { skill, until };
    const known = held.find((other) => isSameSkill(one, other));
    return { skill, until, paper: known?.paper ?? { ending: paper.ending, seenOn: on, by } };
  });
}

import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { change, insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, day, line, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { requireNotOwn } from '../../people/second-person.ts';
import {
  type LimitMark,
  type MemberDocument,
  type MemberSkill,
  members,
  teams,
} from '../collections.ts';
import { replacedProof } from '../proof/proof-rules.ts';
import { kind, residentId, teamId } from '../shift/shift-schema.ts';
import { requireLeader } from '../team/team-access.ts';
import { applyMember } from './apply-member.ts';
import { isLimitDay, isSameLimit, LONGEST_LIMIT } from './limit-rules.ts';
import { memberIdOf } from './member-repository.ts';
import { isSameSkill, seenSkills } from './skill-rules.ts';

/** The last characters of its number are enough to tell which one was seen; the day is the one it is saved on. */
const paper = v.strictObject({
  ending: v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,4}$/)),
  seenOn: day,
});

const limit = v.variant('is', [
  v.strictObject({ is: v.literal('trainee') }),
  v.strictObject({
    is: v.literal('restricted'),
    kinds: v.pipe(v.array(kind), v.maxLength(7)),
    reason: text(200),
    until: day,
  }),
]);

/**
 * A leader writes down who belongs to the team, and what they can and may do; a licence counts once one has seen it,
 * which is noted with who and when. That they have a skill is said of nobody by themselves or their home, and no limit is set or lifted for oneself or one's own home. The member
 * reads what was set, why and by whom; any leader and the secretary can lift it.
 */
export const saveMember = action('volunteer.saveMember', {
  input: v.strictObject({
    communityId,
    teamId,
    residentId,
    member: v.boolean(),
    skills: v.pipe(
      v.array(
        v.strictObject({ skill: line(20), until: v.nullable(day), paper: v.optional(paper) }),
      ),
      v.maxLength(20),
    ),
    limit: v.optional(v.nullable(limit)),
    proofSeen: v.optional(v.boolean()),
    commandId,
  }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    person: one(residents, input.residentId, 'RESIDENT_NOT_FOUND'),
    found: one(members, memberIdOf(input.teamId, input.residentId)),
  }),
  command: (input) => ({
    action:
      input.limit === undefined || !input.member
        ? 'member.save'
        : input.limit === null
          ? 'member.lift'
          : 'member.limit',
    target: `resident:${input.residentId}`,
    variant: input.teamId,
  }),
  budget: 7,
  run: async (input, context) => {
    const { team, actor, found, person } = context;
    requireLeader(actor, team);
    const { member, skills } = input;
    const { stamp } = context.command;
    const held = found?.skills ?? [];
    const isNew = skills.some((one) => !held.some((known) => isSameSkill(one, known)));
    if (isNew) requireNotOwn(actor, concerned(person), 'SKILL_OWN');
    const seen = { by: actor.residentId, on: dayOf(stamp.at) };
    const wanted = input.limit;
    const limitAfter = (held: LimitMark | null): LimitMark | null => {
      if (!member || wanted === undefined) {
        if (!member && held) requireNotOwn(actor, concerned(person), 'LIMIT_OWN');
        return member ? held : null;
      }
      if (isSameLimit(wanted, held)) return held;
      requireNotOwn(actor, concerned(person), 'LIMIT_OWN');
      if (wanted?.is === 'restricted' && !isLimitDay(wanted.until, dayOf(stamp.at))) {
        throw new Refusal('LIMIT_DAYS', { most: LONGEST_LIMIT });
      }
      return wanted && { ...wanted, by: actor.residentId, at: stamp.at };
    };
    const said = (known: readonly MemberSkill[]) => ({
      member,
      skills: member ? seenSkills(skills, known, seen) : [],
      carried: false,
    });
    if (found) {
      return change(context, members, found, {
        missing: 'TEAM_NOT_FOUND',
        decide: (now) => {
          const limit = limitAfter(now.limit ?? null);
          return {
            ...said(now.skills),
            limit,
            ...tellingOf(member, now.limit ?? null, limit, stamp.id),
            ...(now.proof && (input.proofSeen || !member) ? replacedProof(now, null) : {}),
          };
        },
        follow: applyMember,
        answer: (saved) => ({ member: saved.member }),
      });
    }
    const id = memberIdOf(input.teamId, input.residentId);
    return insert(
      context,
      input.communityId,
      members,
      {
        decide: (made): MemberDocument => {
          const limit = limitAfter(null);
          return {
            _id: id,
            communityId: input.communityId,
            teamId: input.teamId,
            residentId: input.residentId,
            ...said([]),
            limit,
            ...tellingOf(member, null, limit, made.id),
            change: made,
          };
        },
        follow: applyMember,
        answer: (saved) => ({ member: saved?.member ?? member }),
      },
      () => id,
    );
  },
});

/** They are told of a limit that is new, another, or none any more; whoever belongs to the team no more is not. */
function tellingOf(
  member: boolean,
  before: LimitMark | null,
  after: LimitMark | null,
  changeId: string,
): Pick<MemberDocument, 'telling'> {
  return member && !isSameLimit(before, after) ? { telling: changeId } : {};
}

const concerned = ({ _id, households }: Pick<ResidentDocument, '_id' | 'households'>) => ({
  people: [_id],
  households: households.map(({ householdId }) => householdId),
});

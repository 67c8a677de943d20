import * as v from 'valibot';
import { rolesInForce } from '../../kernel/action/access.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import { type MotionDocument, type VoterDocument, voters } from '../collections.ts';
import { concerns, PROXY_ACCESS, seenMotion, voterLoad, voterOf } from '../motion/motion-access.ts';
import { phaseOf } from '../motion/motion-rules.ts';
import { commandOnMotion, voterId } from '../motion/motion-schema.ts';
import { takeProxy } from './proxy-repository.ts';

/**
 * The secretary has seen the paper by which one voter lets another vote, in a named motion of a community that
 * allows it, and whom the motion concerns as well: nobody else can open it. A place among the agent's limit is
 * taken first; then the voter names the agent.
 */
export const setProxy = action('ballot.setProxy', {
  input: v.strictObject({ ...commandOnMotion, voterId, agentId: v.nullable(documentId) }),
  access: PROXY_ACCESS,
  load: (input) => ({ ...voterLoad(input), agent: one(residents, input.agentId) }),
  command: (input) => ({
    action: 'voter.proxy',
    target: `voter:${input.motionId}:${input.voterId}`,
  }),
  budget: 5,
  run: async ({ agentId }, context) => {
    const motion = seenMotion(context);
    const { at } = context.command.stamp;
    return change(context, voters, voterOf(context), {
      missing: 'VOTER_NOT_FOUND',
      prepare: async (voter) => {
        const agent = checkAgent(motion, agentId, context.agent);
        if (agent) await takePlace(motion, agent, voter, at);
        return agent;
      },
      decide: (_voter, agent) => ({ agent }),
      answer: () => ({ agentId }),
    });
  },
});

/** @throws Refusal PROXY_NOT_ALLOWED, MOTION_CLOSED, RESIDENT_NOT_FOUND, PROXY_ELSEWHERE */
function checkAgent(
  { settings, form, ruleId, state, placeId }: MotionDocument,
  agentId: string | null,
  resident: ResidentDocument | undefined,
): VoterDocument['agent'] {
  if (settings.proxiesPerPerson === 0 || form.secret || ruleId === 'poll') {
    throw new Refusal('PROXY_NOT_ALLOWED');
  }
  const phase = phaseOf(state, form, now());
  if (phase !== 'notice' && phase !== 'open') throw new Refusal('MOTION_CLOSED');
  if (agentId === null) return null;
  if (!resident) throw new Refusal('RESIDENT_NOT_FOUND');
  const roles = rolesInForce(resident.roles, dayOf(now()));
  if (!concerns({ resident, roles }, placeId)) throw new Refusal('PROXY_ELSEWHERE');
  return { residentId: resident._id, name: resident.name };
}

/** @throws Refusal PROXY_TOO_MANY */
async function takePlace(
  motion: MotionDocument,
  { residentId }: NonNullable<VoterDocument['agent']>,
  { key }: VoterDocument,
  at: number,
): Promise<void> {
  const most = motion.settings.proxiesPerPerson;
  if (!(await takeProxy(motion, residentId, key, { most, at }))) {
    throw new Refusal('PROXY_TOO_MANY', { most });
  }
}

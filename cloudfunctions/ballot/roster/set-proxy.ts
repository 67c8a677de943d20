import type { BallotActions } from '../../../typings/contract/ballot.ts';
import { rolesInForce } from '../../kernel/access.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { dayOf, now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { concerns, motionOf, voterLoad, voterOf } from '../motion/motion-access.ts';
import { phaseOf } from '../motion/motion-rules.ts';
import { takeProxy } from './proxy-repository.ts';
import { changeVoter, getVoter } from './voter-repository.ts';

type Input = BallotActions['setProxy']['input'];

export function proxyLoad(input: Input) {
  return {
    ...voterLoad(input),
    agent: { from: 'residents', ids: input.agentId ?? [] },
  };
}

/**
 * The secretary has seen the paper by which one voter lets another vote, in a named motion of a community that
 * allows it, and whom the motion concerns as well: nobody else can open it. A place among the agent's limit is
 * taken first; then the voter names the agent.
 */
export async function setProxy(
  { communityId, motionId, voterId, agentId, commandId }: Input,
  context: ActorContext,
): Promise<BallotActions['setProxy']['data']> {
  const { openid, actor, loaded } = context;
  const motion = motionOf(context);
  const voter = voterOf(context);
  const most = motion.settings.proxiesPerPerson;
  if (most === 0 || motion.form.secret || motion.ruleId === 'poll') {
    throw new Refusal('PROXY_NOT_ALLOWED');
  }
  const phase = phaseOf(motion.state, motion.form, now());
  if (phase !== 'notice' && phase !== 'open') throw new Refusal('MOTION_CLOSED');
  const agent = loaded.agent?.[0] as ResidentDocument | undefined;
  if (agentId !== null && !agent) throw new Refusal('RESIDENT_NOT_FOUND');
  const roles = rolesInForce(agent?.roles ?? [], dayOf(now()));
  if (agent && !concerns({ resident: agent, roles }, motion.placeId)) {
    throw new Refusal('PROXY_ELSEWHERE');
  }
  const target = `voter:${motionId}:${voterId}`;
  const change = stampOf(openid, commandId, actor.residentId, 'voter.proxy', target);
  if (voter.change?.id === change.id) {
    await recordAudit(communityId, voter.change);
    return { agentId: voter.agent?.residentId ?? null };
  }
  if (agent && !(await takeProxy(motion, agent._id, voterId, { most, at: change.at }))) {
    throw new Refusal('PROXY_TOO_MANY', { most });
  }
  const named = agent ? { residentId: agent._id, name: agent.name } : null;
  if ((await changeVoter(voter, { agent: named, change })) === 0) {
    const after = await getVoter(motion, voterId);
    if (after?.change?.id !== change.id) {
      throw new Refusal('MOTION_CHANGED');
    }
  }
  await recordAudit(communityId, change);
  return { agentId };
}

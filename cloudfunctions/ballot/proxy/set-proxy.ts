import * as v from 'valibot';
import { rolesInForce } from '../../kernel/action/access.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { hasStatedAdult } from '../../people/adult/adult-rules.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import { requireNotOwn } from '../../people/second-person.ts';
import { type MotionDocument, type VoterDocument, voters } from '../collections.ts';
import { concerns, PROXY_ACCESS, seenMotion, voterLoad, voterOf } from '../motion/motion-access.ts';
import { commandOnMotion, voterId } from '../motion/motion-schema.ts';
import { withNote } from '../note/note-rules.ts';
import { checkProxies } from './proxy-place.ts';

/**
 * The secretary has seen the paper by which one voter lets another vote, in a named motion of a community that
 * allows it, and whom the motion concerns as well: nobody else can open it. Neither the secretary nor their
 * family is ever the other. It holds once a second officer, with the paper in hand, agrees.
 */
export const setProxy = action('ballot.setProxy', {
  input: v.strictObject({ ...commandOnMotion, voterId, agentId: v.nullable(documentId) }),
  access: PROXY_ACCESS,
  load: (input) => ({ ...voterLoad(input), agent: one(residents, input.agentId) }),
  command: (input) => ({
    action: 'voter.proxy',
    target: `voter:${input.motionId}:${input.voterId}`,
  }),
  budget: 3,
  run: async ({ agentId }, context) => {
    const motion = seenMotion(context);
    const { actor, command } = context;
    const { id } = command.stamp;
    const by = { residentId: actor.residentId, name: actor.resident.name };
    return change(context, voters, voterOf(context), {
      missing: 'VOTER_NOT_FOUND',
      prepare: async () => {
        checkProxies(motion);
        return agentId === null ? null : agentOf(motion, context.agent, actor);
      },
      decide: (voter, agent) => withNote(voter, { id, kind: 'proxy', by, agent }),
      seen: ['noted'],
      answer: () => ({ agentId }),
    });
  },
});

/** @throws Refusal RESIDENT_NOT_FOUND, PROXY_OWN, PROXY_MINOR, PROXY_ELSEWHERE */
function agentOf(
  { placeId }: MotionDocument,
  resident: ResidentDocument | undefined,
  actor: Parameters<typeof requireNotOwn>[0],
): VoterDocument['agent'] {
  if (!resident) throw new Refusal('RESIDENT_NOT_FOUND');
  const households = resident.households.map(({ householdId }) => householdId);
  requireNotOwn(actor, { people: [resident._id], households }, 'PROXY_OWN');
  if (!hasStatedAdult(resident)) throw new Refusal('PROXY_MINOR');
  const roles = rolesInForce(resident.roles, dayOf(now()));
  if (!concerns({ resident, roles }, placeId)) throw new Refusal('PROXY_ELSEWHERE');
  return { residentId: resident._id, name: resident.name };
}

import type { BallotActions } from '../../../typings/contract/ballot.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { DOOR_ROLES, motionOf } from '../motion/motion-access.ts';
import { voidLine } from '../motion/show-motion.ts';
import { listVoterPage } from './voter-repository.ts';

const A_PAGE = 30;

/** The roster as those see it who go from door to door: whether somebody voted, never what. */
export async function listVoters(
  { communityId, placeId, search, open, after }: BallotActions['listVoters']['input'],
  context: ActorContext,
): Promise<BallotActions['listVoters']['data']> {
  const motion = motionOf(context);
  const within = context.actor.roles
    .filter(({ role }) => DOOR_ROLES.includes(role))
    .map((held) => held.placeId);
  const query = {
    placeId: placeId ?? communityId,
    search: search ?? '',
    open: open ?? false,
    within,
  };
  const [buildingId = '', sortKey = '', ...id] = after?.split('~') ?? [];
  const cursor = after === undefined ? undefined : { buildingId, sortKey, id: id.join('~') };
  const found = await listVoterPage(motion, query, cursor);
  const page = found.slice(0, A_PAGE);
  const last = found.length > A_PAGE ? page.at(-1) : undefined;
  return {
    voters: page.map((voter) => ({
      voterId: voter.key,
      name: voter.name,
      label: voter.label,
      persons: voter.persons,
      area: voter.area,
      present: voter.present,
      cast: voter.cast,
      proxy: voter.agent?.name ?? null,
      voids: voter.voids.map(voidLine),
    })),
    next: last ? `${last.buildingId}~${last.sortKey}~${last._id}` : null,
  };
}

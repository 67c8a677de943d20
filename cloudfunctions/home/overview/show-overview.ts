import type { Home, HomeActions } from '../../../typings/contract/home.ts';
import { holds } from '../../kernel/access.ts';
import { dayOf, now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { listForHome, watchNewest } from '../../notice/read/list-for-home.ts';
import { membershipOf } from '../../people/membership.ts';
import { OFFICERS } from '../../people/officers.ts';
import type { CommunityDocument } from '../../places/collections.ts';

/** All that the first page shows, in at most three database requests. */
export async function showOverview(
  _input: HomeActions['showOverview']['input'],
  { actor, loaded }: ActorContext,
): Promise<Home> {
  const community = loaded.community?.[0] as CommunityDocument | undefined;
  const [arranged, watch] = await Promise.all([listForHome(actor), watchNewest(actor)]);
  return {
    membership: membershipOf(actor.resident, community?.name ?? '', dayOf(now())),
    ...arranged,
    watch,
    officer: holds(actor.roles, OFFICERS),
  };
}

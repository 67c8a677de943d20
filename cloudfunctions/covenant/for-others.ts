import type { ActorContext } from '../people/action.ts';
import type { CovenantDocument } from './collections.ts';
import { type Seen, seenCovenant as seen } from './text/see-covenant.ts';

/** What other modules may use of covenants. */
export { readCovenant } from './round/adopt-covenant.ts';

/** The covenant that was loaded, if the actor may read it. @throws Refusal COVENANT_NOT_FOUND */
export function seenCovenant({
  actor,
  covenant,
}: Pick<ActorContext, 'actor'> & { covenant: CovenantDocument }): Seen {
  return seen({ openid: actor.openid, actor, loaded: { covenant: [covenant] } });
}

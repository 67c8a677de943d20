import { Refusal } from '../../kernel/refusal.ts';
import type { ActorContext } from '../../people/action.ts';
import type { CovenantDocument } from '../collections.ts';
import {
  type CovenantSight,
  drafts,
  sees,
  sightOf,
  speakingHindrance,
} from './covenant-state-rules.ts';

/** A context that has loaded a covenant. */
export type CovenantContext = Pick<ActorContext, 'actor'> & { covenant: CovenantDocument };

export interface Seen {
  covenant: CovenantDocument;
  sight: CovenantSight;
  /** the reader belongs to the drafting group */
  isDrafter: boolean;
}

/** The covenant that was loaded, if the actor may read it. @throws Refusal COVENANT_NOT_FOUND */
export function seenCovenant({ actor, covenant }: CovenantContext): Seen {
  const sight = sightOf(actor.resident.households, actor.roles);
  if (!sees(sight, covenant)) throw new Refusal('COVENANT_NOT_FOUND');
  return { covenant, sight, isDrafter: drafts(sight, covenant) };
}

/**
 * The covenant that was loaded, if the actor may speak about it now.
 * @throws Refusal COVENANT_NOT_FOUND, COVENANT_NOT_OPEN, COVENANT_NOT_YOURS
 */
export function spokenOf(context: CovenantContext, at: number): CovenantDocument {
  const { covenant } = seenCovenant(context);
  const code = speakingHindrance(covenant, context.actor.resident.households, at);
  if (code) throw new Refusal(code);
  return covenant;
}

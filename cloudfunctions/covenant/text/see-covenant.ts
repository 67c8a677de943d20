import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { CovenantDocument } from '../collections.ts';
import {
  type CovenantSight,
  drafts,
  sees,
  sightOf,
  silence,
} from '../round/covenant-state-rules.ts';

export const covenantLoad = ({ covenantId }: { covenantId: string }) => ({
  covenant: { from: 'covenants', ids: covenantId },
});

export interface Seen {
  covenant: CovenantDocument;
  sight: CovenantSight;
  /** the reader belongs to the drafting group */
  isDrafter: boolean;
}

/** The covenant that was loaded, if the actor may read it. @throws Refusal COVENANT_NOT_FOUND */
export function seenCovenant({ actor, loaded }: ActorContext): Seen {
  const covenant = loaded.covenant?.[0] as CovenantDocument | undefined;
  const sight = sightOf(actor.resident.households, actor.roles);
  if (!covenant || !sees(sight, covenant)) throw new Refusal('COVENANT_NOT_FOUND');
  return { covenant, sight, isDrafter: drafts(sight, covenant) };
}

/**
 * The covenant that was loaded, if the actor may speak about it now.
 * @throws Refusal COVENANT_NOT_FOUND, COVENANT_NOT_OPEN, COVENANT_NOT_YOURS
 */
export function spokenOf(context: ActorContext, at: number): CovenantDocument {
  const { covenant } = seenCovenant(context);
  const code = silence(covenant, context.actor.resident.households, at);
  if (code) throw new Refusal(code);
  return covenant;
}

/** The covenant that was loaded for the drafting group, whose rule found it. */
export function draftedCovenant({ loaded }: ActorContext): CovenantDocument {
  const covenant = loaded.covenant?.[0] as CovenantDocument | undefined;
  if (!covenant) throw new Refusal('COVENANT_NOT_FOUND');
  return covenant;
}

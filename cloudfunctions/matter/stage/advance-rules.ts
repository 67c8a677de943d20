import type { MatterState, MatterTopic } from '../../../typings/contract/matter/matter.ts';
import type { MatterDocument, Shelf } from '../collections.ts';
import { riseAfter } from './ladder-rules.ts';
import { dueAfter } from './stage-rules.ts';

/** In which list a matter stands. */
export function shelfOf({
  state,
  open,
  into,
}: Pick<MatterDocument, 'state' | 'open' | 'into'>): Shelf {
  if (into !== null || state === 'withdrawn') return 'none';
  if (state === 'raised') return 'waiting';
  if (state === 'closed' || state === 'refused') return open ? 'ended' : 'none';
  return 'open';
}

export type Standing = Pick<
  MatterDocument,
  'state' | 'shelf' | 'due' | 'riseAt' | 'checkAt' | 'telling' | 'uncounted'
>;

/**
 * A matter as it comes into a state: its day, the list that it stands in, and what is to follow.
 * @param due the day that somebody promised; by the rules of the place unless told
 */
export function standing(
  matter: Pick<MatterDocument, 'open' | 'into'>,
  state: MatterState,
  { topic, at, due }: { topic: Pick<MatterTopic, 'days'>; at: number; due?: string | null },
): Standing {
  const usual = dueAfter(state, topic, at);
  const day = usual === null ? null : (due ?? usual);
  return {
    state,
    shelf: shelfOf({ ...matter, state }),
    due: day,
    riseAt: riseAfter(day),
    checkAt: day === null ? null : at,
    telling: true,
    uncounted: true,
  };
}

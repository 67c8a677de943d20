import * as v from 'valibot';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { isOutside, isThirdParty } from '../intake/matter-access.ts';
import { drawLine } from './draw-line.ts';
import { readDraws } from './draw-repository.ts';

/** Which lists were frozen, what draws from them, and what was found in person. */
export const listDraws = action('matter.listDraws', {
  input: v.strictObject({ communityId, after: cursor }),
  access: RESIDENTS,
  budget: 2,
  run: async ({ communityId, after }, { actor }) => {
    const rates = isThirdParty(actor);
    if (isOutside(actor) && !rates) return { draws: [], next: null };
    const { rows, next } = await readDraws(communityId, after, rates ? 'drawn' : undefined);
    return { draws: rows.map(drawLine), next };
  },
});

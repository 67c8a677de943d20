import { job } from '../../kernel/upkeep.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import { dropLeft, hasLeftUntil } from '../../people/resident-repository.ts';

/** Homes that somebody was written out of during votes are forgotten once those votes are closed. */
export const dropLeftHomes = job<ResidentDocument>({
  name: 'resident.drop-left',
  collection: residents,
  due: hasLeftUntil,
  one: dropLeft,
});

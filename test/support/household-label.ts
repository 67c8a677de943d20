import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import { type PersonKey, residentIdOf } from './community.ts';
import type { Linli } from './linli.ts';

/** How somebody's first door is written. */
export function householdLabel(linli: Pick<Linli, 'documents'>, who: PersonKey): string {
  const found = linli
    .documents<ResidentDocument>('residents')
    .find(({ _id }) => _id === residentIdOf(who));
  return found?.households[0]?.label ?? '';
}

import type { MatterRules } from '../../../typings/contract/matter/matter.ts';
import type { HeldRole } from '../../../typings/contract/people.ts';
import type { MatterDocument } from '../collections.ts';
import { standingTopic } from '../rule/topic-rules.ts';
import { bears, moved, nextCheck, nextOffice, riseAgain } from './ladder-rules.ts';

type Officer = { _id: string; roles: readonly HeldRole[] };
type Tended = Pick<
  MatterDocument,
  'holder' | 'moves' | 'riseAt' | 'checkAt' | 'topicId' | 'placeId'
>;

/**
 * What upkeep finds as it looks at an open matter: whose office is vacant, or who is late, gives it to the next
 * office that somebody bears; at the highest it stays, and stays overdue. Null where nothing moves.
 */
export function risen(
  matter: Tended,
  rules: MatterRules,
  officers: readonly Officer[],
  at: number,
): Pick<MatterDocument, 'holder' | 'moves' | 'riseAt' | 'checkAt' | 'telling'> | null {
  const { holder, riseAt } = matter;
  const isVacant = !officers.some((one) => bears(one, holder));
  const isLate = riseAt !== null && riseAt <= at;
  if (!isVacant && !isLate) return null;
  const role = nextOffice(standingTopic(rules, matter.topicId).ladder, holder, officers);
  if (role === null) return null;
  const next = isLate ? riseAgain(at, rules.riseDays) : riseAt;
  const why = isVacant ? ('vacant' as const) : ('overdue' as const);
  return {
    ...moved(matter, { role, placeId: matter.placeId, residentId: null, name: '', why }, at),
    riseAt: next,
    checkAt: nextCheck(at, next),
    telling: true,
  };
}

/** A matter that stays where it is: when it is looked at again. One that is late at the highest no longer rises. */
export function rested(
  { riseAt }: Pick<MatterDocument, 'riseAt'>,
  at: number,
): Pick<MatterDocument, 'riseAt' | 'checkAt'> {
  const next = riseAt !== null && riseAt <= at ? null : riseAt;
  return { riseAt: next, checkAt: nextCheck(at, next) };
}

import type { ResidentActions } from '../../../typings/contract/resident.ts';
import { now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { codeStateAt } from '../door/code-rules.ts';
import { findHouseholds } from './resident-repository.ts';

const PAGE = 30;

/** Households of a place, 30 at a time in the order of their numbers; no names, no phone numbers. */
export async function listHouseholds(
  { communityId, placeId, search, after }: ResidentActions['listHouseholds']['input'],
  _context: ActorContext,
): Promise<ResidentActions['listHouseholds']['data']> {
  const at = now();
  const rows = await findHouseholds(communityId, placeId, search ?? '', parse(after), PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    households: page.map(({ _id, label, joined, code }) => ({
      householdId: _id,
      label,
      joined,
      code: codeStateAt(code, at),
    })),
    next: rows.length > PAGE && last ? `${last.buildingId}:${last.sortKey}:${last._id}` : null,
  };
}

/** A cursor that is not one of ours starts from the top. */
function parse(after: string | undefined) {
  const [buildingId, sortKey, id] = (after ?? '').split(':');
  return buildingId && sortKey && id ? { buildingId, sortKey, id } : undefined;
}

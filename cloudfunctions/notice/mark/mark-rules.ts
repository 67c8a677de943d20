import type { MarkOnHome } from '../../../typings/contract/parts/door-mark.ts';
import type { HeldRole, Role } from '../../../typings/contract/resident.ts';
import { covers } from '../../kernel/path-id.ts';
import { OFFICERS } from '../../people/officers.ts';
import type { Objection, ReceiptDocument, WrittenReceipt } from '../collections.ts';

/** What is left of a mark that stands no more: it confirms nothing, and nobody is told of it. */
export const TAKEN_AWAY: Pick<ReceiptDocument, 'households' | 'keys'> & { telling: null } = {
  households: [],
  keys: [],
  telling: null,
};

/** The office by which somebody writes down what a household said: the nearest to its door. */
export function officeOver(roles: readonly HeldRole[], householdId: string): Role | null {
  const [nearest] = roles
    .filter(({ role, placeId }) => OFFICERS.includes(role) && covers(placeId, householdId))
    .sort((one, other) => other.placeId.length - one.placeId.length);
  return nearest?.role ?? null;
}

/** A mark as its household sees it; none if it stands no more. */
export function markOnHome(
  { by, confirmedAt, undoneAt }: Pick<ReceiptDocument, 'by' | 'confirmedAt' | 'undoneAt'>,
  { householdId, label }: { householdId: string; label: string },
): MarkOnHome[] {
  const { name: byName, how, role: byRole = null } = by;
  if (undoneAt !== null || how === 'self' || how === 'agent') return [];
  return [{ householdId, label, byName, byRole, how, at: confirmedAt }];
}

/** Whether it was said of this officer's mark that it is not so. */
export function isDisputed(
  objections: readonly Pick<Objection, 'authorId'>[] | undefined,
  officerId: string,
): boolean {
  return (objections ?? []).some(({ authorId }) => authorId === officerId);
}

/** The mark goes; what was said of it stays on record. */
export function objected(
  { by, confirmedAt, objections = [] }: Pick<WrittenReceipt, 'by' | 'confirmedAt' | 'objections'>,
  who: Objection['by'],
  at: number,
) {
  const objection: Objection = {
    authorId: by.residentId,
    authorName: by.name,
    markedAt: confirmedAt,
    at,
    by: who,
  };
  return {
    ...TAKEN_AWAY,
    undoneAt: at,
    telling: 'objection' as const,
    objections: [...objections, objection],
  };
}

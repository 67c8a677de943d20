import type { HeldRole } from '../../../typings/contract/resident.ts';
import { covers } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { NoticeDocument } from '../collections.ts';
import { PUBLISHERS } from '../read/notice-access.ts';

/** The office in which somebody publishes or answers: one whose place covers all that a notice asks. @throws Refusal NOT_ALLOWED */
export function authorOf(
  name: string,
  roles: readonly HeldRole[],
  audience: readonly string[],
): NoticeDocument['author'] {
  const office = roles.find(
    ({ role, placeId }) =>
      PUBLISHERS.roles.includes(role) && audience.every((place) => covers(placeId, place)),
  );
  if (!office) throw new Refusal('NOT_ALLOWED');
  return { name, role: office.role, placeLabel: office.placeLabel };
}

import type { Role } from '../../../typings/contract/resident.ts';
import type { HeldRole } from '../../kernel/action/access.ts';
import { officersOf } from '../../people/officers.ts';
import { CONVENERS, hasOffice, knowsNames } from '../body/body-access.ts';
import { ruleOf } from '../body/body-rules.ts';
import type { BodyDocument, MeetingDocument } from '../collections.ts';

/** Who prepares and runs meetings of a place, and writes their minutes. */
export const RUN_ACCESS = officersOf('meeting.placeId', CONVENERS, 'within');

export function runsAt(roles: readonly HeldRole[], placeId: string): boolean {
  return hasOffice(roles, placeId, CONVENERS);
}

/** Where the law names who convenes, nobody else does; elsewhere the secretary may as well. */
function conveners({ convener, lawful }: Pick<MeetingDocument, 'convener' | 'lawful'>): Role[] {
  return lawful ? [convener] : [convener, 'secretary'];
}

export function mayConvene(
  { form, placeId }: Pick<BodyDocument, 'form' | 'placeId'>,
  roles: readonly HeldRole[],
): boolean {
  const { convener } = form;
  return hasOffice(roles, placeId, conveners({ convener, lawful: ruleOf(form) !== null }));
}

export function isConvener(meeting: MeetingDocument, roles: readonly HeldRole[]): boolean {
  return hasOffice(roles, meeting.placeId, conveners(meeting));
}

/** Officers, and those who have a seat, know who comes. */
export function knowsSeats(
  { holders, placeId }: Pick<MeetingDocument, 'holders' | 'placeId'>,
  { residentId, roles }: { residentId: string; roles: readonly HeldRole[] },
): boolean {
  return holders.includes(residentId) || knowsNames(roles, placeId);
}

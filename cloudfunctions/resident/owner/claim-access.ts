import type { Role } from '../../../typings/contract/resident.ts';
import { OFFICERS, officersOf } from '../../people/officers.ts';

/** Who goes from door to door and compares people with the register. */
export const CONFIRMERS: readonly Role[] = [...OFFICERS, 'owners-committee'];

export const LIST_ACCESS = officersOf('input.communityId', CONFIRMERS, 'touching');
export const DECIDE_ACCESS = officersOf('input.householdId', CONFIRMERS, 'within');

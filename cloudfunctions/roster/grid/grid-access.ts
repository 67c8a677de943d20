import type { Role } from '../../../typings/contract/resident.ts';

/** Who divides the doors. */
export const GRID_ROLES: readonly Role[] = ['secretary', 'grid-officer'];

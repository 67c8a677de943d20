import type { Role } from '../../../typings/contract/resident.ts';

/** Who hands doors to stewards, at places within their own. */
export const HANDERS: readonly Role[] = ['secretary', 'grid-officer'];

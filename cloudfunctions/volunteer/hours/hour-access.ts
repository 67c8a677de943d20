import type { Role } from '../../../typings/contract/resident.ts';

/** Who decides about hours by hand, and sees who added them. */
export const CONFIRMERS: readonly Role[] = ['secretary', 'party-branch', 'supervisor'];

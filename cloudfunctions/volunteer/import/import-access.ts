import type { Role } from '../../../typings/contract/resident.ts';

/** Who enters tables of a team's members and hours: an office, since nobody answers for their own team's. */
export const IMPORTERS: readonly Role[] = ['secretary', 'committee-member'];
/** Who sees what was entered, and by whom. */
export const IMPORT_READERS: readonly Role[] = [...IMPORTERS, 'party-branch', 'supervisor'];

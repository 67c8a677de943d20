import type { Role } from '../../../typings/contract/resident.ts';
import { OVERSEERS, officersOf } from '../../people/officers.ts';

/** Whoever has something to do for others has a desk. */
const HOLDERS: readonly Role[] = [
  ...OVERSEERS,
  'committee-member',
  'supervisor',
  'owners-committee',
  'outside-party',
];
export const DESK_ACCESS = officersOf('input.communityId', HOLDERS, 'touching');

import type { PlaceId, Role } from '../people';

/** Offices that are granted; who speaks for a household is chosen by the household. */
export type GrantedRole = Exclude<Role, 'household-representative'>;

/** Posts that every building or stair should have: n of d. */
export interface Posts {
  role: 'building-steward' | 'stair-steward';
  filled: number;
  total: number;
  /** in the order of the tree, at most 200 */
  vacant: { placeId: PlaceId; label: string }[];
}

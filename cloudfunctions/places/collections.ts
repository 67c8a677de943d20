import type { DutyPhone } from '../../typings/contract/parts/contact.ts';
import type { PlaceKind } from '../../typings/contract/resident.ts';
import { collection, type Stamped } from '../kernel/database/collection.ts';

export interface CommunityDocument extends Stamped {
  name: string;
  /**
   * Set once somebody ceased to be secretary: terms that were ended, `residentId from`, whatever the
   * entries say. Two who end each other's office change this one list, so that one of them remains.
   */
  secretaries?: { ended: string[]; version: number };
  /** the number that everybody here may call; it belongs to the community, not to a person */
  duty?: DutyPhone | null;
}

export interface PlaceDocument extends Stamped {
  parentId: string | null;
  kind: PlaceKind;
  name: string;
  /** 一期 3栋, without the community's name */
  label: string;
  order: number;
  /** the place itself and all around it */
  lineage: string[];
  /** cache: households at or below; rebuilt by every import */
  households: number;
  /** of an estate, what its papers state: 0.01 ㎡, units, and the firm that built it */
  stated?: { area: number | null; households: number | null; developer?: string | null };
}

export const communities = collection<CommunityDocument>('communities');
export const places = collection<PlaceDocument>('places');

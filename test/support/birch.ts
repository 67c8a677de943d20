import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { Stamp } from '../../cloudfunctions/kernel/database/collection.ts';
import { lookupHash } from '../../cloudfunctions/kernel/secret.ts';
import type { CommunityDocument } from '../../cloudfunctions/places/collections.ts';
import type { SetupDocument } from '../../cloudfunctions/resident/collections.ts';
import { setupOf } from '../../cloudfunctions/resident/setup/setup-rules.ts';

/** A community that nobody has entered yet, and the code that opens it to its first secretary. */
export const BIRCH = 'birch';
export const SETUP_CODE = 'SETUPABCD2';
const WEEK = 7 * DAY;

export function birchSetup(at: number, change: Stamp): SetupDocument {
  return setupOf(BIRCH, lookupHash('setup-code', SETUP_CODE), at + WEEK, change);
}

export function birchCommunity(change: Stamp): CommunityDocument {
  return { _id: BIRCH, communityId: BIRCH, name: '白桦社区', change };
}

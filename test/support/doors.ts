import { HOME, MAPLE, NOTICE, residentIdOf } from './community.ts';
import { commandId, type Input } from './inputs.ts';

/** What tests of the doors of a notice say to Linli. */

/** The mark on the door of the resident's household. */
export const PAPER = `${NOTICE.building}:paper:${HOME.second}`;
export const DUE = '2026-06-19';

/** Doors of these places to the building's steward, or to another, until the Friday. */
export const handing = (
  n: number,
  placeIds: string[],
  stewardId: string = residentIdOf('buildingSteward'),
): Input => ({
  communityId: MAPLE,
  noticeId: NOTICE.building,
  placeIds,
  stewardId,
  dueDay: DUE,
  commandId: commandId(n),
});

export const returning = (n: number, placeId: string): Input => ({
  communityId: MAPLE,
  noticeId: NOTICE.building,
  placeId,
  reason: 'away',
  commandId: commandId(n),
});

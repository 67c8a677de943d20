import { HOME, MAPLE, NOTICE, START } from './community.ts';
import { type Input, oneHousehold, reminder } from './inputs.ts';
import type { Linli } from './linli.ts';
import { patch } from './patch.ts';

/** What tests say about whether all is well again after an outage. */

const HOUR = 60 * 60_000;

/** The notice to the building announced an outage that was expected to be over an hour ago. */
export const outageOver = (linli: Linli, eventUntil = START - HOUR): Promise<void> =>
  patch(linli, 'notices', { _id: NOTICE.building }, { eventUntil });

export const declaring = (
  n: number,
  restored = true,
  noticeId: string = NOTICE.building,
): Input => ({
  ...reminder(n, noticeId),
  restored,
});

/** The resident of the second household says so. */
export const saying = (n: number, restored: boolean, more: Input = {}): Input => ({
  ...oneHousehold(n, HOME.second),
  restored,
  ...more,
});

export const noting = (n: number, restored: boolean, householdId: string = HOME.second): Input => ({
  ...oneHousehold(n, householdId),
  restored,
  how: 'phone',
});

export const calling = (n: number, householdId: string = HOME.second): Input => ({
  ...oneHousehold(n, householdId),
  about: 'recovery',
});

export const ofBuilding = { communityId: MAPLE, noticeId: NOTICE.building };

const OFFICERS = 'secretary building-steward stair-steward grid-officer';

/** The same for doors of a notice: what officers write down for them, and who asks there. */
export const AGREED_DOORS: Record<string, string> = {
  'notice.denyMark': 'residents',
  'notice.listRechecks': `${OFFICERS} touching input.communityId`,
  'notice.recheckMark': `${OFFICERS} within input.householdId`,
  'notice.countMarks': `${OFFICERS} supervisor touching input.communityId`,
  'notice.showHandout': `${OFFICERS} touching notice.audience`,
  'notice.handOutDoors': 'secretary grid-officer within input.placeIds',
  'notice.returnDoors': `${OFFICERS} within input.placeId`,
  'filing.printDoors': `${OFFICERS} touching notice.audience`,
};

/** The part of agreed-access.ts about tables and records of volunteers that are put right, or taken back. */
export const AGREED_SHIFTS: Record<string, string> = {
  'volunteer.readRisk': 'residents',
  'volunteer.showShiftPictures': 'residents',
  'volunteer.takeDownPicture': 'residents',
  'volunteer.sendProof': 'residents',
  'volunteer.showProof': 'residents',
  'volunteer.withdrawRecord': 'residents',
  'volunteer.correctImported': 'secretary committee-member within team.placeId',
  'volunteer.matchImportRow': 'secretary committee-member within team.placeId',
  'volunteer.decideImportRow': 'secretary party-branch supervisor within input.communityId',
};

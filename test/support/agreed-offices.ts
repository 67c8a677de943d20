/** The same for selecting stewards and handing offices over. */
export const AGREED_OFFICES: Record<string, string> = {
  'role.showAppraisal': 'residents',
  'role.saveAppraisal': 'supervisor street-observer within input.communityId',
  'role.nameAppraisalVote': 'supervisor street-observer within input.communityId',
  'role.confirmAppraisal':
    'supervisor secretary committee-member party-branch street-observer within input.communityId',
  'role.listHandovers': 'residents',
  'role.showHandover': 'residents',
  'role.listSuccessors': 'residents',
  'role.beginHandover': 'residents',
  'role.giveWork': 'residents',
  'role.noteAbsence': 'supervisor street-observer within handover.placeId',
  'role.confirmHandover': 'residents',
  'role.listSelections': 'residents',
  'role.showSelection': 'residents',
  'role.openSelection': 'secretary committee-member within input.placeId',
  'role.standForPost': 'residents',
  'role.nameVote': 'secretary committee-member within selection.placeId',
  'role.recommendCandidate': 'secretary committee-member within selection.placeId',
  'role.vetCandidate': 'party-branch within selection.placeId',
  'role.approveCandidate':
    'street-observer secretary supervisor committee-member within selection.placeId',
  'role.objectToCandidate': 'residents',
  'role.answerCandidate':
    'supervisor secretary committee-member party-branch street-observer within selection.placeId',
  'role.appointSteward': 'secretary party-branch within selection.placeId',
  'role.endSelection': 'secretary committee-member within selection.placeId',
};

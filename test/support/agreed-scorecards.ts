const REPORTERS = 'secretary committee-member building-steward stair-steward grid-officer';
const HEARERS = 'secretary committee-member party-branch supervisor within score.placeId';
const KEEPERS = 'secretary committee-member party-branch within input.communityId';

/**
 * The part of agreed-access.ts about scorecards. Of a members' book the branch alone does what these allow for either
 * book: test/usecase/member-secrecy.test.ts.
 */
export const AGREED_SCORECARDS: Record<string, string> = {
  'civility.showScorebook': 'residents',
  'civility.saveScoreTable': KEEPERS,
  'civility.adoptScoreTable': KEEPERS,
  'civility.closeScorebook': KEEPERS,
  'civility.enterCard': KEEPERS,
  'civility.answerCard': 'residents',
  'civility.listCards': `${REPORTERS} party-branch supervisor touching input.communityId`,
  'civility.listOwnCards': 'residents',
  'civility.showCard': 'residents',
  'civility.listStarMerchants': 'residents',
  'civility.fileScore': 'residents',
  'civility.listScores': 'residents',
  'civility.listScoreQueue': `${REPORTERS} party-branch supervisor touching input.communityId`,
  'civility.reviewScore': `${REPORTERS} party-branch within score.placeId`,
  'civility.withdrawScore': 'residents',
  'civility.appealScore': 'residents',
  'civility.hearScore': HEARERS,
  'civility.askToVoidScore': HEARERS,
  'civility.decideVoidScore': HEARERS,
  'civility.showScorePictures': 'residents',
  'civility.reviewScorePicture': 'party-branch within score.placeId',
};

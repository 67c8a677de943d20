import { sweepOf } from '../kernel/audit.ts';
import { outboxOf } from '../messages/outbox.ts';
import { defineModule } from '../people/action.ts';
import { looseOf } from '../pictures/picture-upkeep.ts';
import { askToVoid } from './claim/ask-to-void.ts';
import { showsPicture } from './claim/claim-repository.ts';
import { decideAppeal } from './claim/decide-appeal.ts';
import { decideVoid } from './claim/decide-void.ts';
import { fileClaim } from './claim/file-claim.ts';
import { listClaims } from './claim/list-claims.ts';
import { listQueue } from './claim/list-queue.ts';
import { postClaims } from './claim/post-claim.ts';
import { raiseAppeal } from './claim/raise-appeal.ts';
import { reviewClaim } from './claim/review-claim.ts';
import { tellHouseholds } from './claim/tell-household.ts';
import { withdrawClaim } from './claim/withdraw-claim.ts';
import {
  claims,
  goods,
  honours,
  inspections,
  moves,
  openings,
  pointRules,
  rankings,
  reservations,
  scorebooks,
  scorecards,
  scores,
  stock,
} from './collections.ts';
import { creditHours } from './credit/credit-hours.ts';
import { listDigests } from './digest/list-digests.ts';
import { makeCardDigests, makeDigests } from './digest/make-digest.ts';
import { answerHonour } from './honour/answer-honour.ts';
import { decideHonour } from './honour/decide-honour.ts';
import { hearHonourObjection } from './honour/hear-honour-objection.ts';
import { listHonours } from './honour/list-honours.ts';
import { listNominations } from './honour/list-nominations.ts';
import { nameHonourVote } from './honour/name-honour-vote.ts';
import { nominateHonour } from './honour/nominate-honour.ts';
import { objectToHonour } from './honour/object-to-honour.ts';
import { reviewHonour } from './honour/review-honour.ts';
import { settleTitles } from './honour/settle-titles.ts';
import { tellObjectors } from './honour/tell-objectors.ts';
import { claimInspections } from './inspection/claim-inspections.ts';
import { listDoors } from './inspection/list-doors.ts';
import { listInspections } from './inspection/list-inspections.ts';
import { recordInspection } from './inspection/record-inspection.ts';
import { reviewInspection } from './inspection/review-inspection.ts';
import { showInspection } from './inspection/show-inspection.ts';
import { checkAccounts, checkCards } from './ledger/check-books.ts';
import { showAccount } from './ledger/show-account.ts';
import { cardMessages, honourMessages, pointMessages } from './message-subject.ts';
import { decideMove } from './move/decide-move.ts';
import { listAccounts } from './move/list-accounts.ts';
import { listMoves } from './move/list-moves.ts';
import { proposeMove } from './move/propose-move.ts';
import { settleMoves } from './move/settle-move.ts';
import { checkOpening } from './opening/check-opening.ts';
import { decideOpening } from './opening/decide-opening.ts';
import { enterOpening } from './opening/enter-opening.ts';
import { listOpenings } from './opening/list-openings.ts';
import { postOpenings } from './opening/post-openings.ts';
import { showOpening } from './opening/show-opening.ts';
import { reviewScorePicture } from './picture/review-score-picture.ts';
import { showClaimPictures } from './picture/show-claim-pictures.ts';
import { showInspectionPictures } from './picture/show-inspection-pictures.ts';
import { showScorePictures } from './picture/show-score-pictures.ts';
import { joinRanking } from './ranking/join-ranking.ts';
import { setRanking } from './ranking/set-ranking.ts';
import { showRanking } from './ranking/show-ranking.ts';
import { adoptRuleTable } from './rule/adopt-rule-table.ts';
import { saveRuleTable } from './rule/save-rule-table.ts';
import { showRuleTable } from './rule/show-rule-table.ts';
import { simulateRuleTable } from './rule/simulate-rule-table.ts';
import { appealScore } from './score/appeal-score.ts';
import { askToVoidScore } from './score/ask-to-void-score.ts';
import { decideVoidScore } from './score/decide-void-score.ts';
import { fileScore } from './score/file-score.ts';
import { hearScore } from './score/hear-score.ts';
import { listScoreQueue } from './score/list-score-queue.ts';
import { listScores } from './score/list-scores.ts';
import { endClosedScores, postScores } from './score/post-score.ts';
import { reviewScore } from './score/review-score.ts';
import { showsScorePicture } from './score/score-repository.ts';
import { withdrawScore } from './score/withdraw-score.ts';
import { adoptScoreTable } from './scorebook/adopt-score-table.ts';
import { closeScorebook } from './scorebook/close-scorebook.ts';
import { saveScoreTable } from './scorebook/save-score-table.ts';
import { showScorebook } from './scorebook/show-scorebook.ts';
import { answerCard } from './scorecard/answer-card.ts';
import { enterCard } from './scorecard/enter-card.ts';
import { eraseCards } from './scorecard/erase-card.ts';
import { listCards } from './scorecard/list-cards.ts';
import { listOwnCards } from './scorecard/list-own-cards.ts';
import { listStarMerchants } from './scorecard/list-star-merchants.ts';
import { showCard } from './scorecard/show-card.ts';
import { tellAsked, tellBearers, tellRules } from './scorecard/tell-cards.ts';
import { cancelReservation } from './shop/cancel-reservation.ts';
import { handOver } from './shop/hand-over.ts';
import { listCounter } from './shop/list-counter.ts';
import { listGoods } from './shop/list-goods.ts';
import { listReservations } from './shop/list-reservations.ts';
import { finishMoves, moveStock } from './shop/move-stock.ts';
import { reserveGoods } from './shop/reserve-goods.ts';
import { saveGoods } from './shop/save-goods.ts';
import { setShopHours } from './shop/set-shop-hours.ts';
import { expireReservations, settleReservations } from './shop/settle-reservation.ts';
import { showPointSums } from './sums/show-point-sums.ts';
import { beginYears, tendClosings } from './year/close-year.ts';

export const { main, actions, aliases, upkeep } = defineModule('civility', {
  actions: [
    showRuleTable,
    saveRuleTable,
    adoptRuleTable,
    simulateRuleTable,
    fileClaim,
    listClaims,
    listQueue,
    showClaimPictures,
    reviewClaim,
    withdrawClaim,
    raiseAppeal,
    decideAppeal,
    askToVoid,
    decideVoid,
    showAccount,
    listGoods,
    saveGoods,
    setShopHours,
    moveStock,
    reserveGoods,
    cancelReservation,
    handOver,
    listReservations,
    listCounter,
    listDoors,
    recordInspection,
    listInspections,
    showInspection,
    showInspectionPictures,
    reviewInspection,
    listAccounts,
    proposeMove,
    listMoves,
    decideMove,
    checkOpening,
    enterOpening,
    listOpenings,
    showOpening,
    decideOpening,
    listDigests,
    showPointSums,
    showRanking,
    setRanking,
    joinRanking,
    nominateHonour,
    answerHonour,
    reviewHonour,
    decideHonour,
    nameHonourVote,
    objectToHonour,
    hearHonourObjection,
    listHonours,
    listNominations,
    showScorebook,
    saveScoreTable,
    adoptScoreTable,
    closeScorebook,
    enterCard,
    answerCard,
    listCards,
    listOwnCards,
    showCard,
    listStarMerchants,
    fileScore,
    listScores,
    listScoreQueue,
    reviewScore,
    withdrawScore,
    appealScore,
    hearScore,
    askToVoidScore,
    decideVoidScore,
    showScorePictures,
    reviewScorePicture,
  ],
  upkeep: [
    creditHours,
    postOpenings,
    claimInspections,
    settleTitles,
    settleMoves,
    beginYears,
    tendClosings,
    endClosedScores,
    postScores,
    eraseCards,
    postClaims,
    settleReservations,
    expireReservations,
    finishMoves,
    tellHouseholds,
    tellObjectors,
    tellAsked,
    tellRules,
    tellBearers,
    looseOf('civility.pictures', ['claim', 'report', 'appeal', 'goods', 'honour'], showsPicture),
    looseOf('civility.score-pictures', ['score', 'member-score'], showsScorePicture),
    ...outboxOf(pointMessages),
    ...outboxOf(honourMessages),
    ...outboxOf(cardMessages),
    checkAccounts,
    checkCards,
    makeDigests,
    makeCardDigests,
    sweepOf(claims),
    sweepOf(pointRules),
    sweepOf(moves),
    sweepOf(inspections),
    sweepOf(openings),
    sweepOf(honours),
    sweepOf(rankings),
    sweepOf(goods),
    sweepOf(stock),
    sweepOf(reservations),
    sweepOf(scorebooks),
    sweepOf(scorecards),
    sweepOf(scores),
  ],
});

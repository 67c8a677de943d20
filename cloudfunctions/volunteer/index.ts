import { sweepOf } from '../kernel/audit.ts';
import { outboxOf } from '../messages/outbox.ts';
import { defineModule } from '../people/action.ts';
import { looseOf } from '../pictures/picture-upkeep.ts';
import { checkIn } from './attendance/check-in.ts';
import { checkOut } from './attendance/check-out.ts';
import { closeShift } from './attendance/close-shift.ts';
import { listAttendance } from './attendance/list-attendance.ts';
import { listCodes } from './attendance/list-codes.ts';
import { markAttendance } from './attendance/mark-attendance.ts';
import { noteOutcome } from './attendance/note-outcome.ts';
import { readRisk } from './attendance/read-risk.ts';
import { closeForgottenShifts, settleHours } from './attendance/settle-hours.ts';
import { checkCertificate } from './certificate/check-certificate.ts';
import { issueCertificate } from './certificate/issue-certificate.ts';
import { keepOldCodes } from './certificate/keep-codes.ts';
import {
  attendances,
  certificates,
  exportRequests,
  feedbacks,
  guardianConsents,
  insuredNumbers,
  members,
  pairingDiary,
  pairings,
  pairingVisits,
  rains,
  seasons,
  shifts,
  stations,
  teamImports,
  teams,
} from './collections.ts';
import { confirmConsent } from './consent/confirm-consent.ts';
import { giveConsent } from './consent/give-consent.ts';
import { listConsents } from './consent/list-consents.ts';
import { noteConsent } from './consent/note-consent.ts';
import { withdrawPlaces } from './consent/withdraw-places.ts';
import { decideDiary } from './diary/decide-diary.ts';
import { listDiary } from './diary/list-diary.ts';
import { writeDiary } from './diary/write-diary.ts';
import { askHoursExport } from './export/ask-hours-export.ts';
import { decideExport } from './export/decide-export.ts';
import { dropOldExports } from './export/drop-exports.ts';
import { listExports } from './export/list-exports.ts';
import { answerVolunteer } from './feedback/answer-volunteer.ts';
import { listFeedback } from './feedback/list-feedback.ts';
import { sayFeedback } from './feedback/say-feedback.ts';
import { addHours } from './hours/add-hours.ts';
import { correctHours } from './hours/correct-hours.ts';
import { countAdded } from './hours/count-added.ts';
import { countTeams } from './hours/count-teams.ts';
import { decideHours } from './hours/decide-hours.ts';
import { listOwnHours } from './hours/list-own-hours.ts';
import { listPendingHours } from './hours/list-pending-hours.ts';
import { checkTeamImport } from './import/check-team-import.ts';
import { decideTeamImport } from './import/decide-team-import.ts';
import { enterTeamImport } from './import/enter-team-import.ts';
import { listTeamImports } from './import/list-team-imports.ts';
import { eraseLeftRows, postImports } from './import/post-imports.ts';
import { showTeamImport } from './import/show-team-import.ts';
import { askInsuranceList } from './insurance/ask-insurance-list.ts';
import { saveIdNumber } from './insurance/save-id-number.ts';
import { showInsurance } from './insurance/show-insurance.ts';
import { tendNumbers } from './insurance/tend-numbers.ts';
import { closeWithdrawn } from './made/close-hours.ts';
import { recordShift } from './made/record-shift.ts';
import { withdrawRecord } from './made/withdraw-record.ts';
import { applyMembers } from './member/apply-member.ts';
import { findNeighbours } from './member/find-neighbours.ts';
import { listMembers } from './member/list-members.ts';
import { saveBirthYear } from './member/save-birth-year.ts';
import { saveMember } from './member/save-member.ts';
import { showProfile } from './member/show-profile.ts';
import { remindPeople } from './message/remind-people.ts';
import { tellOfLimits } from './message/tell-limits.ts';
import { memberMessages, shiftMessages } from './message-subject.ts';
import { agreeToPairing } from './pairing/agree-to-pairing.ts';
import { endPairing } from './pairing/end-pairing.ts';
import { findForPairing } from './pairing/find-for-pairing.ts';
import { listPairings } from './pairing/list-pairings.ts';
import { proposePairing } from './pairing/propose-pairing.ts';
import { showPairing } from './pairing/show-pairing.ts';
import { takeOverPairing } from './pairing/take-over-pairing.ts';
import { endParted, endUnanswered, eraseOldDiaries } from './pairing/tend-pairings.ts';
import { showsPicture } from './picture/shift-picture-repository.ts';
import { showShiftPictures } from './picture/show-shift-pictures.ts';
import { takeDownPicture } from './picture/take-down-picture.ts';
import { endProofs } from './proof/end-proofs.ts';
import { sendProof } from './proof/send-proof.ts';
import { showProof } from './proof/show-proof.ts';
import { applyRain } from './rain/apply-rain.ts';
import { listUnreached } from './rain/list-unreached.ts';
import { previewRain } from './rain/preview-rain.ts';
import { settleRains } from './rain/settle-rain.ts';
import { correctImported } from './row/correct-imported.ts';
import { decideImportRow } from './row/decide-import-row.ts';
import { matchImportRow } from './row/match-import-row.ts';
import { editSeason } from './season/edit-season.ts';
import { editShift } from './season/edit-shift.ts';
import { endSeason } from './season/end-season.ts';
import { listSeasons } from './season/list-seasons.ts';
import { endSeasons, finishSeasons } from './season/make-season.ts';
import { publishSeason } from './season/publish-season.ts';
import { editSeasons } from './season/settle-edit.ts';
import { cancelShift } from './shift/cancel-shift.ts';
import { listMonth } from './shift/list-month.ts';
import { listShifts } from './shift/list-shifts.ts';
import { publishShift } from './shift/publish-shift.ts';
import { resizeShift } from './shift/resize-shift.ts';
import { showShift } from './shift/show-shift.ts';
import { tendShifts } from './shift/tend-shift.ts';
import { acceptOffer } from './sign/accept-offer.ts';
import { addGroup } from './sign/add-group.ts';
import { addToShift } from './sign/add-to-shift.ts';
import { callPerson } from './sign/call-person.ts';
import { cancelSignUp } from './sign/cancel-sign-up.ts';
import { listSignUps } from './sign/list-sign-ups.ts';
import { removeFromShift } from './sign/remove-from-shift.ts';
import { signUpForShift } from './sign/sign-up-for-shift.ts';
import { endTeam } from './team/end-team.ts';
import { listTeams } from './team/list-teams.ts';
import { saveStation } from './team/save-station.ts';
import { saveTeam } from './team/save-team.ts';
import { confirmVisit } from './visit/confirm-visit.ts';
import { noteVisit } from './visit/note-visit.ts';
import { planVisits } from './visit/plan-visits.ts';

export const { main, actions, aliases, upkeep } = defineModule('volunteer', {
  actions: [
    saveStation,
    saveTeam,
    endTeam,
    listTeams,
    saveBirthYear,
    showProfile,
    saveMember,
    listMembers,
    findNeighbours,
    publishSeason,
    endSeason,
    listSeasons,
    editShift,
    editSeason,
    previewRain,
    applyRain,
    listUnreached,
    callPerson,
    publishShift,
    recordShift,
    withdrawRecord,
    resizeShift,
    cancelShift,
    listShifts,
    listMonth,
    showShift,
    signUpForShift,
    cancelSignUp,
    acceptOffer,
    listSignUps,
    addToShift,
    addGroup,
    removeFromShift,
    listCodes,
    readRisk,
    checkIn,
    checkOut,
    listAttendance,
    markAttendance,
    closeShift,
    noteOutcome,
    showShiftPictures,
    takeDownPicture,
    sendProof,
    showProof,
    sayFeedback,
    answerVolunteer,
    listFeedback,
    addHours,
    correctHours,
    listPendingHours,
    decideHours,
    listOwnHours,
    countTeams,
    countAdded,
    issueCertificate,
    checkCertificate,
    showInsurance,
    saveIdNumber,
    askInsuranceList,
    askHoursExport,
    listExports,
    decideExport,
    checkTeamImport,
    enterTeamImport,
    listTeamImports,
    showTeamImport,
    decideTeamImport,
    correctImported,
    matchImportRow,
    decideImportRow,
    listConsents,
    giveConsent,
    noteConsent,
    confirmConsent,
    findForPairing,
    proposePairing,
    agreeToPairing,
    endPairing,
    takeOverPairing,
    listPairings,
    showPairing,
    planVisits,
    noteVisit,
    confirmVisit,
    writeDiary,
    listDiary,
    decideDiary,
  ],
  upkeep: [
    tendShifts,
    withdrawPlaces,
    endParted,
    endUnanswered,
    eraseOldDiaries,
    closeForgottenShifts,
    settleHours,
    closeWithdrawn,
    postImports,
    eraseLeftRows,
    dropOldExports,
    tendNumbers,
    applyMembers,
    keepOldCodes,
    finishSeasons,
    endSeasons,
    editSeasons,
    settleRains,
    remindPeople,
    tellOfLimits,
    endProofs,
    looseOf('volunteer.pictures', ['outcome', 'licence'], showsPicture),
    ...outboxOf(shiftMessages),
    ...outboxOf(memberMessages),
    sweepOf(stations),
    sweepOf(teams),
    sweepOf(shifts),
    sweepOf(attendances),
    sweepOf(teamImports),
    sweepOf(exportRequests),
    sweepOf(insuredNumbers),
    sweepOf(certificates),
    sweepOf(guardianConsents),
    sweepOf(feedbacks),
    sweepOf(members),
    sweepOf(seasons),
    sweepOf(rains),
    sweepOf(pairings),
    sweepOf(pairingVisits),
    sweepOf(pairingDiary),
  ],
});

import { sweepOf } from '../kernel/audit.ts';
import { outboxOf } from '../messages/outbox.ts';
import { defineModule } from '../people/action.ts';
import { listBodies } from './body/list-bodies.ts';
import { motions, objections, papers, voters, votingSettings } from './collections.ts';
import { listMotionEvents } from './event/list-motion-events.ts';
import { voteMessages } from './message-subject.ts';
import { announceMotion } from './motion/announce-motion.ts';
import { cancelMotion, endCancelledMotions } from './motion/cancel-motion.ts';
import { checkMotion } from './motion/check-motion.ts';
import { endVotedTexts } from './motion/covenant-text.ts';
import { listMotions } from './motion/list-motions.ts';
import { saveMotion } from './motion/save-motion.ts';
import { showMotion } from './motion/show-motion.ts';
import { decideNote } from './note/decide-note.ts';
import { denyNote } from './note/deny-note.ts';
import { listNotes } from './note/list-notes.ts';
import { tellVoters } from './note/tell-voters.ts';
import { applyConfirmations } from './paper/apply-confirmation.ts';
import { decidePaper } from './paper/decide-paper.ts';
import { enterPaper } from './paper/enter-paper.ts';
import { handIn } from './paper/hand-in.ts';
import { finishLeavings } from './paper/leave-box.ts';
import { listPapers } from './paper/list-papers.ts';
import { makePoll } from './poll/make-poll.ts';
import { endProxy } from './proxy/end-proxy.ts';
import { setProxy } from './proxy/set-proxy.ts';
import { closePublished } from './result/close-motion.ts';
import { countMotion } from './result/count-motion.ts';
import { findReceipt } from './result/find-receipt.ts';
import { listBallots } from './result/list-ballots.ts';
import { countDue, tidyCounted } from './result/motion-count.ts';
import { publishResult, publishSigned } from './result/publish-result.ts';
import { recordFiling } from './result/record-filing.ts';
import { recountMotion } from './result/recount-motion.ts';
import { signResult } from './result/sign-result.ts';
import { checkIn } from './room/check-in.ts';
import { checkInFor } from './room/check-in-for.ts';
import { dropOldLimits } from './room/drop-limits.ts';
import { showRoomCode } from './room/show-room-code.ts';
import { tellAbsences } from './room/tell-absence.ts';
import { undoCheckIn } from './room/undo-check-in.ts';
import { answerObjection } from './roster/answer-objection.ts';
import { callVoter } from './roster/call-voter.ts';
import { applyCorrections } from './roster/correct-roster.ts';
import { decideCorrection } from './roster/decide-correction.ts';
import { freezeRosters } from './roster/freeze-roster.ts';
import { listObjections } from './roster/list-objections.ts';
import { listVoters } from './roster/list-voters.ts';
import { raiseObjection } from './roster/raise-objection.ts';
import { decideSettings } from './settings/decide-settings.ts';
import { saveSettings } from './settings/save-settings.ts';
import { showSettings } from './settings/show-settings.ts';
import { castBallot } from './vote/cast-ballot.ts';
import { countTurnout } from './vote/count-turnout.ts';
import { finishVoids } from './vote/finish-void.ts';
import { tellOverruled } from './vote/tell-overruled.ts';
import { voidBallot } from './vote/void-ballot.ts';

export const { main, actions, aliases, upkeep } = defineModule('ballot', {
  actions: [
    showSettings,
    saveSettings,
    decideSettings,
    listBodies,
    listMotions,
    showMotion,
    saveMotion,
    checkMotion,
    announceMotion,
    cancelMotion,
    listMotionEvents,
    listVoters,
    callVoter,
    countTurnout,
    showRoomCode,
    checkIn,
    checkInFor,
    undoCheckIn,
    castBallot,
    voidBallot,
    setProxy,
    endProxy,
    listNotes,
    decideNote,
    denyNote,
    enterPaper,
    handIn,
    listPapers,
    decidePaper,
    raiseObjection,
    listObjections,
    answerObjection,
    decideCorrection,
    countMotion,
    signResult,
    publishResult,
    recountMotion,
    findReceipt,
    listBallots,
    recordFiling,
    makePoll,
  ],
  // What phones called these before: kept for two releases.
  aliases: {
    settings: 'showSettings',
    motions: 'listMotions',
    motion: 'showMotion',
    save: 'saveMotion',
    check: 'checkMotion',
    announce: 'announceMotion',
    cancel: 'cancelMotion',
    voters: 'listVoters',
    turnout: 'countTurnout',
    roomCode: 'showRoomCode',
    cast: 'castBallot',
    void: 'voidBallot',
    papers: 'listPapers',
    object: 'raiseObjection',
    objections: 'listObjections',
    count: 'countMotion',
    sign: 'signResult',
    publish: 'publishResult',
    recount: 'recountMotion',
    list: 'listBallots',
    poll: 'makePoll',
  },
  // Opening and closing wait for no timer: the clock says at the second whether somebody may vote.
  upkeep: [
    freezeRosters,
    endCancelledMotions,
    finishVoids,
    tellOverruled,
    tellAbsences,
    dropOldLimits,
    tellVoters,
    ...outboxOf(voteMessages),
    finishLeavings,
    applyConfirmations,
    applyCorrections,
    countDue,
    tidyCounted,
    publishSigned,
    closePublished,
    endVotedTexts,
    sweepOf(motions),
    sweepOf(voters),
    sweepOf(papers),
    sweepOf(objections),
    sweepOf(votingSettings),
  ],
});

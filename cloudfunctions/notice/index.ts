import { sweepOf } from '../kernel/audit.ts';
import { outboxOf } from '../messages/outbox.ts';
import { defineModule } from '../people/action.ts';
import { listForOthers } from './agent/list-for-others.ts';
import {
  handouts,
  notices,
  questions,
  recoveries,
  reports,
  writtenReceipts,
} from './collections.ts';
import { callNumber } from './confirm/call-number.ts';
import { confirmFor } from './confirm/confirm-for.ts';
import { confirmNotice } from './confirm/confirm-notice.ts';
import { countReach } from './confirm/count-reach.ts';
import { countTurnout } from './confirm/count-turnout.ts';
import { listConfirmations } from './confirm/list-confirmations.ts';
import { listUnconfirmed } from './confirm/list-unconfirmed.ts';
import { undoConfirmFor } from './confirm/undo-confirm-for.ts';
import { appearNotices, deliverNotices } from './delivery/deliver-notice.ts';
import { remindHouseholds } from './delivery/remind-households.ts';
import { dropDraft } from './draft/drop-draft.ts';
import { listDrafts } from './draft/list-drafts.ts';
import { saveDraft } from './draft/save-draft.ts';
import { handOutDoors } from './handout/hand-out-doors.ts';
import { returnDoors } from './handout/return-doors.ts';
import { showHandout } from './handout/show-handout.ts';
import { countMarks } from './mark/count-marks.ts';
import { denyMark } from './mark/deny-mark.ts';
import { drawRechecks, dropNeedless, lapseRechecks } from './mark/draw-rechecks.ts';
import { listRechecks } from './mark/list-rechecks.ts';
import { recheckMark } from './mark/recheck-mark.ts';
import { tellMarks } from './mark/tell-marks.ts';
import { markMessages, noticeMessages, questionMessages } from './message-subject.ts';
import { answerQuestion } from './question/answer-question.ts';
import { askQuestion } from './question/ask-question.ts';
import { joinQuestion } from './question/join-question.ts';
import { tellQuestions } from './question/tell-questions.ts';
import { listNotices } from './read/list-notices.ts';
import { showNotice } from './read/show-notice.ts';
import { countRestored } from './recover/count-restored.ts';
import { declareRestored } from './recover/declare-restored.ts';
import { listRecoveries } from './recover/list-recoveries.ts';
import { listRestored } from './recover/list-restored.ts';
import { noteRestored } from './recover/note-restored.ts';
import { sayRestored } from './recover/say-restored.ts';
import { undoNoteRestored } from './recover/undo-note-restored.ts';
import { reportNotice } from './review/report-notice.ts';
import { noticeReviewUpkeep } from './review/review-upkeep.ts';
import { beginUpload } from './write/begin-upload.ts';
import { correctNotice } from './write/correct-notice.ts';
import { fileUpkeep } from './write/file-upkeep.ts';
import { pinNotice } from './write/pin-notice.ts';
import { publishNotice } from './write/publish-notice.ts';
import { withdrawNotice } from './write/withdraw-notice.ts';

export const { main, actions, aliases, upkeep } = defineModule('notice', {
  actions: [
    listNotices,
    showNotice,
    beginUpload,
    publishNotice,
    confirmNotice,
    listForOthers,
    countTurnout,
    countReach,
    listUnconfirmed,
    listConfirmations,
    confirmFor,
    undoConfirmFor,
    denyMark,
    listRechecks,
    recheckMark,
    countMarks,
    showHandout,
    handOutDoors,
    returnDoors,
    callNumber,
    remindHouseholds,
    correctNotice,
    withdrawNotice,
    pinNotice,
    reportNotice,
    listDrafts,
    saveDraft,
    dropDraft,
    declareRestored,
    sayRestored,
    noteRestored,
    undoNoteRestored,
    listRecoveries,
    countRestored,
    listRestored,
    askQuestion,
    answerQuestion,
    joinQuestion,
  ],
  aliases: {
    list: 'listNotices',
    detail: 'showNotice',
    publish: 'publishNotice',
    confirm: 'confirmNotice',
    forOthers: 'listForOthers',
    turnout: 'countTurnout',
    reach: 'countReach',
    unconfirmed: 'listUnconfirmed',
    confirmations: 'listConfirmations',
    remind: 'remindHouseholds',
    correct: 'correctNotice',
    withdraw: 'withdrawNotice',
    pin: 'pinNotice',
    report: 'reportNotice',
    drafts: 'listDrafts',
  },
  upkeep: [
    appearNotices,
    ...noticeReviewUpkeep,
    ...fileUpkeep,
    deliverNotices,
    ...outboxOf(noticeMessages),
    tellMarks,
    dropNeedless,
    lapseRechecks,
    drawRechecks,
    ...outboxOf(markMessages),
    tellQuestions,
    ...outboxOf(questionMessages),
    sweepOf(questions),
    sweepOf(notices),
    sweepOf(writtenReceipts),
    sweepOf(recoveries),
    sweepOf(reports),
    sweepOf(handouts),
  ],
});

import { sweepOf } from '../kernel/audit.ts';
import { outboxOf } from '../messages/outbox.ts';
import { defineModule } from '../people/action.ts';
import { looseOf } from '../pictures/picture-upkeep.ts';
import { listCampaigns } from './campaign/list-campaigns.ts';
import { saveCampaign } from './campaign/save-campaign.ts';
import {
  campaigns,
  diaryEntries,
  doorVisits,
  duties,
  matterDraws,
  matterRatings,
  matters,
  mediations,
  voices,
} from './collections.ts';
import { listDuties } from './duty/list-duties.ts';
import { saveDuty } from './duty/save-duty.ts';
import { countMatters, countRated } from './figure/count-figures.ts';
import { countMediations } from './figure/count-mediations.ts';
import { listCounted } from './figure/list-counted.ts';
import { showBoard } from './figure/show-board.ts';
import { showPromises } from './figure/show-promises.ts';
import { answerHelper } from './helper/answer-helper.ts';
import { inviteHelper } from './helper/invite-helper.ts';
import { joinMatter } from './intake/join-matter.ts';
import { listAlike } from './intake/list-alike.ts';
import { listMatters } from './intake/list-matters.ts';
import { showsPicture } from './intake/matter-repository.ts';
import { raiseMatter } from './intake/raise-matter.ts';
import { settleVoices } from './intake/settle-voice.ts';
import { showMatter } from './intake/show-matter.ts';
import { withdrawMatter } from './intake/withdraw-matter.ts';
import { askMediation } from './mediation/ask-mediation.ts';
import { endMediation } from './mediation/end-mediation.ts';
import { followUp } from './mediation/follow-up.ts';
import { listMediations } from './mediation/list-mediations.ts';
import { showMediation } from './mediation/show-mediation.ts';
import { signAgreement } from './mediation/sign-agreement.ts';
import { tellParties } from './mediation/tell-parties.ts';
import { tendMediations } from './mediation/tend-mediation.ts';
import { withdrawMediator } from './mediation/withdraw-mediator.ts';
import { writeAgreement } from './mediation/write-agreement.ts';
import { matterMessages, mediationMessages, secondMessages } from './message-subject.ts';
import { checkOrders } from './order/check-orders.ts';
import { addParty } from './party/add-party.ts';
import { answerMediation } from './party/answer-mediation.ts';
import { confirmNote } from './party/confirm-note.ts';
import { forgetMistaken } from './party/forget-mistaken.ts';
import { removeParty } from './party/remove-party.ts';
import { showMatterPictures } from './picture/show-matter-pictures.ts';
import { confirmSeed } from './revisit/confirm-seed.ts';
import { enterSeed } from './revisit/enter-seed.ts';
import { freezeDraw } from './revisit/freeze-draw.ts';
import { listDraws } from './revisit/list-draws.ts';
import { rateDrawn } from './revisit/rate-drawn.ts';
import { recordVisit } from './revisit/record-visit.ts';
import { showDraw } from './revisit/show-draw.ts';
import { listTopics } from './rule/list-topics.ts';
import { answerMatter } from './stage/answer-matter.ts';
import { rateMatter } from './stage/rate-matter.ts';
import { sayNotYet } from './stage/say-not-yet.ts';
import { tellPeople } from './stage/tell-people.ts';
import { tendMatters } from './stage/tend-matter.ts';
import { addTask } from './task/add-task.ts';
import { closeTask } from './task/close-task.ts';
import { moveTask } from './task/move-task.ts';
import { remindTasks } from './task/remind-tasks.ts';
import { applyFolds } from './triage/apply-fold.ts';
import { foldMatter } from './triage/fold-matter.ts';
import { handOver } from './triage/hand-over.ts';
import { listHolders } from './triage/list-holders.ts';
import { listQueue } from './triage/list-queue.ts';
import { triageMatter } from './triage/triage-matter.ts';
import { countVisits } from './walk/count-visits.ts';
import { dropDiary, dropVisits } from './walk/drop-old.ts';
import { listDiary } from './walk/list-diary.ts';
import { noteVisit } from './walk/note-visit.ts';
import { showWalk } from './walk/show-walk.ts';
import { writeDiary } from './walk/write-diary.ts';

export const { main, actions, aliases, upkeep } = defineModule('matter', {
  actions: [
    listAlike,
    raiseMatter,
    checkOrders,
    saveCampaign,
    listCampaigns,
    listMatters,
    showMatter,
    showMatterPictures,
    joinMatter,
    withdrawMatter,
    listQueue,
    triageMatter,
    answerMatter,
    handOver,
    listHolders,
    sayNotYet,
    rateMatter,
    foldMatter,
    addTask,
    closeTask,
    moveTask,
    showBoard,
    showPromises,
    listCounted,
    freezeDraw,
    enterSeed,
    confirmSeed,
    recordVisit,
    rateDrawn,
    listDraws,
    showDraw,
    askMediation,
    listMediations,
    showMediation,
    addParty,
    answerMediation,
    confirmNote,
    removeParty,
    withdrawMediator,
    writeAgreement,
    signAgreement,
    followUp,
    endMediation,
    inviteHelper,
    answerHelper,
    countMediations,
    listTopics,
    noteVisit,
    showWalk,
    countVisits,
    writeDiary,
    listDiary,
    saveDuty,
    listDuties,
  ],
  upkeep: [
    settleVoices,
    applyFolds,
    tendMatters,
    tellPeople,
    remindTasks,
    looseOf('matter.pictures', ['matter', 'step', 'task'], showsPicture),
    countMatters,
    countRated,
    tendMediations,
    tellParties,
    forgetMistaken,
    ...outboxOf(matterMessages),
    ...outboxOf(mediationMessages),
    ...outboxOf(secondMessages),
    sweepOf(matters),
    sweepOf(voices),
    sweepOf(matterRatings),
    sweepOf(matterDraws),
    sweepOf(mediations),
    dropVisits,
    dropDiary,
    sweepOf(doorVisits),
    sweepOf(diaryEntries),
    sweepOf(duties),
    sweepOf(campaigns),
  ],
});

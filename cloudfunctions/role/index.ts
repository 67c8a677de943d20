import { sweepOf } from '../kernel/audit.ts';
import { defineModule } from '../people/action.ts';
import { carryAppraisals } from './appraisal/carry-appraisal.ts';
import { confirmAppraisal } from './appraisal/confirm-appraisal.ts';
import { nameAppraisalVote } from './appraisal/name-appraisal-vote.ts';
import { saveAppraisal } from './appraisal/save-appraisal.ts';
import { showAppraisal } from './appraisal/show-appraisal.ts';
import { appraisals, handovers, proposals, selections } from './collections.ts';
import { offerContact } from './contact/offer-contact.ts';
import { setDutyPhone } from './contact/set-duty-phone.ts';
import { showContact } from './contact/show-contact.ts';
import { beginHandover } from './handover/begin-handover.ts';
import { carryHandovers } from './handover/carry-handover.ts';
import { confirmHandover } from './handover/confirm-handover.ts';
import { giveWork } from './handover/give-work.ts';
import { listHandovers } from './handover/list-handovers.ts';
import { listSuccessors } from './handover/list-successors.ts';
import { noteAbsence } from './handover/note-absence.ts';
import { showHandover } from './handover/show-handover.ts';
import { endRole } from './office/end-role.ts';
import { grantRole } from './office/grant-role.ts';
import { listEnding } from './office/list-ending.ts';
import { listPeople } from './office/list-people.ts';
import { listPosts } from './office/list-posts.ts';
import { listStewards } from './office/list-stewards.ts';
import { applyAgreed } from './proposal/apply-proposal.ts';
import { decideProposal } from './proposal/decide-proposal.ts';
import { listProposals } from './proposal/list-proposals.ts';
import { answerCandidate } from './selection/answer-candidate.ts';
import { appointSteward } from './selection/appoint-steward.ts';
import { approveCandidate } from './selection/approve-candidate.ts';
import { endSelection } from './selection/end-selection.ts';
import { listSelections } from './selection/list-selections.ts';
import { nameVote } from './selection/name-vote.ts';
import { objectToCandidate } from './selection/object-to-candidate.ts';
import { openSelection } from './selection/open-selection.ts';
import { recommendCandidate } from './selection/recommend-candidate.ts';
import { showSelection } from './selection/show-selection.ts';
import { standForPost } from './selection/stand-for-post.ts';
import { vetCandidate } from './selection/vet-candidate.ts';

export const { main, actions, aliases, upkeep } = defineModule('role', {
  actions: [
    listPeople,
    grantRole,
    endRole,
    listProposals,
    decideProposal,
    listPosts,
    listEnding,
    listStewards,
    showContact,
    offerContact,
    setDutyPhone,
    listSelections,
    showSelection,
    openSelection,
    standForPost,
    nameVote,
    recommendCandidate,
    vetCandidate,
    approveCandidate,
    objectToCandidate,
    answerCandidate,
    appointSteward,
    endSelection,
    showAppraisal,
    saveAppraisal,
    nameAppraisalVote,
    confirmAppraisal,
    listHandovers,
    showHandover,
    listSuccessors,
    beginHandover,
    giveWork,
    noteAbsence,
    confirmHandover,
  ],
  /** what phones called these before: kept for two releases */
  aliases: {
    people: 'listPeople',
    grant: 'grantRole',
    end: 'endRole',
    proposals: 'listProposals',
    posts: 'listPosts',
    stewards: 'listStewards',
  },
  upkeep: [
    applyAgreed,
    carryHandovers,
    carryAppraisals,
    sweepOf(proposals),
    sweepOf(selections),
    sweepOf(handovers),
    sweepOf(appraisals),
  ],
});

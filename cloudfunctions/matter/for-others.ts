/** What other modules may use of matters. */

export { matterDesk } from './desk/desk-repository.ts';
export { forgetMatters, listOwnMatters } from './intake/own-matters.ts';
export { seenAgreement } from './mediation/mediation-access.ts';
export { rulesOf, standingTopic } from './rule/topic-rules.ts';
export { listMatterWork, passMatterWork } from './triage/open-work.ts';

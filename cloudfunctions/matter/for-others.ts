/** What other modules may use of matters. */

export { matterDesk } from './desk/desk-repository.ts';
export { WHOLE } from './intake/matter-access.ts';
export { forgetMatters, listOwnMatters } from './intake/own-matters.ts';
export { seenAgreement } from './mediation/mediation-access.ts';
export { type MonthReport, readReport } from './report/read-report.ts';
export { rulesOf, standingTopic } from './rule/topic-rules.ts';
export { matterSearch } from './search/matter-search.ts';
export { listMatterWork, passMatterWork } from './triage/open-work.ts';

import { type ActionTable, defineModule } from '../kernel/handler.ts';
import {
  dropCovenant,
  dropLoad,
  openLoad,
  openRound,
  reopenCovenant,
  reopenLoad,
  settleCovenant,
  settleLoad,
} from './round/change-state.ts';
import { DRAFT_ACCESS, DRAFT_AT_PLACE } from './text/covenant-access.ts';
import * as schema from './text/covenant-schema.ts';
import { createCovenant, createLoad } from './text/create-covenant.ts';
import { decideAmendment, decideLoad } from './round/decide-amendment.ts';
import { keepUp } from './round/keep-covenants.ts';
import { listAmendments } from './round/list-amendments.ts';
import { listComments } from './round/list-comments.ts';
import { listCovenants, showCovenant } from './text/list-covenants.ts';
import { compareLoad, compareVersions, listVersions } from './text/list-versions.ts';
import { answerFlag, checkCovenant } from './check/look-for-flags.ts';
import { reportLoad, reportWords } from './round/report-words.ts';
import { reviseCovenant, reviseLoad } from './text/revise-covenant.ts';
import { covenantLoad } from './text/see-covenant.ts';
import { splitCovenant } from './text/split-text.ts';
import { amendLoad, withdrawAmendment, withdrawLoad, writeAmendment } from './round/write-amendment.ts';
import { commentLoad, reactLoad, reactToComment, writeComment } from './round/write-comment.ts';

const RESIDENTS = { who: 'residents' } as const;

export const actions: ActionTable<'covenant'> = {
  list: { input: schema.listInput, access: RESIDENTS, budget: 2, run: listCovenants },
  detail: {
    input: schema.detailInput,
    access: RESIDENTS,
    load: covenantLoad,
    budget: 3,
    run: showCovenant,
  },
  split: { input: schema.splitInput, access: DRAFT_AT_PLACE, budget: 1, run: splitCovenant },
  create: {
    input: schema.createInput,
    access: DRAFT_AT_PLACE,
    load: createLoad,
    budget: 3,
    run: createCovenant,
  },
  revise: {
    input: schema.reviseInput,
    access: DRAFT_ACCESS,
    load: reviseLoad,
    budget: 4,
    run: reviseCovenant,
  },
  openRound: {
    input: schema.openRoundInput,
    access: DRAFT_ACCESS,
    load: openLoad,
    budget: 3,
    run: openRound,
  },
  settle: {
    input: schema.settleInput,
    access: DRAFT_ACCESS,
    load: settleLoad,
    budget: 4,
    run: settleCovenant,
  },
  reopen: {
    input: schema.reopenInput,
    access: DRAFT_ACCESS,
    load: reopenLoad,
    budget: 3,
    run: reopenCovenant,
  },
  drop: {
    input: schema.dropInput,
    access: DRAFT_ACCESS,
    load: dropLoad,
    budget: 3,
    run: dropCovenant,
  },
  comments: {
    input: schema.commentsInput,
    access: RESIDENTS,
    load: covenantLoad,
    budget: 3,
    run: listComments,
  },
  comment: {
    input: schema.commentInput,
    access: RESIDENTS,
    load: commentLoad,
    budget: 4,
    run: writeComment,
  },
  react: {
    input: schema.reactInput,
    access: RESIDENTS,
    load: reactLoad,
    budget: 2, // a third when another phone of theirs was quicker
    run: reactToComment,
  },
  amend: {
    input: schema.amendInput,
    access: RESIDENTS,
    load: amendLoad,
    budget: 4,
    run: writeAmendment,
  },
  withdrawAmendment: {
    input: schema.withdrawAmendmentInput,
    access: RESIDENTS,
    load: withdrawLoad,
    budget: 3,
    run: withdrawAmendment,
  },
  amendments: {
    input: schema.amendmentsInput,
    access: RESIDENTS,
    load: covenantLoad,
    budget: 2,
    run: listAmendments,
  },
  decideAmendment: {
    input: schema.decideAmendmentInput,
    access: DRAFT_ACCESS,
    load: decideLoad,
    budget: 6, // two more when the text has changed in between
    run: decideAmendment,
  },
  check: {
    input: schema.checkInput,
    access: DRAFT_ACCESS,
    load: covenantLoad,
    budget: 1,
    run: checkCovenant,
  },
  answerFlag: {
    input: schema.answerFlagInput,
    access: DRAFT_ACCESS,
    load: covenantLoad,
    budget: 3,
    run: answerFlag,
  },
  versions: {
    input: schema.versionsInput,
    access: RESIDENTS,
    load: covenantLoad,
    budget: 2,
    run: listVersions,
  },
  compare: {
    input: schema.compareInput,
    access: RESIDENTS,
    load: compareLoad,
    budget: 1,
    run: compareVersions,
  },
  report: {
    input: schema.reportInput,
    access: RESIDENTS,
    load: reportLoad,
    budget: 4,
    run: reportWords,
  },
};

export const { main } = defineModule('covenant', actions, { timers: { upkeep: keepUp } });

import { type ActionTable, defineModule } from '../kernel/handler.ts';
import { answerFlag, checkCovenant } from './check/look-for-flags.ts';
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
import { decideAmendment, decideLoad } from './round/decide-amendment.ts';
import { keepUp } from './round/keep-covenants.ts';
import { listAmendments } from './round/list-amendments.ts';
import { listComments } from './round/list-comments.ts';
import { reportLoad, reportWords } from './round/report-words.ts';
import {
  amendLoad,
  withdrawAmendment,
  withdrawLoad,
  writeAmendment,
} from './round/write-amendment.ts';
import { commentLoad, reactLoad, reactToComment, writeComment } from './round/write-comment.ts';
import { DRAFT_ACCESS, DRAFT_AT_PLACE } from './text/covenant-access.ts';
import * as schema from './text/covenant-schema.ts';
import { createCovenant, createLoad } from './text/create-covenant.ts';
import { listCovenants, showCovenant } from './text/list-covenants.ts';
import { compareLoad, compareVersions, listVersions } from './text/list-versions.ts';
import { reviseCovenant, reviseLoad } from './text/revise-covenant.ts';
import { covenantLoad } from './text/see-covenant.ts';
import { splitCovenant } from './text/split-text.ts';

const RESIDENTS = { who: 'residents' } as const;

export const actions: ActionTable<'covenant'> = {
  listCovenants: { input: schema.listInput, access: RESIDENTS, budget: 2, run: listCovenants },
  showCovenant: {
    input: schema.detailInput,
    access: RESIDENTS,
    load: covenantLoad,
    budget: 3,
    run: showCovenant,
  },
  splitCovenant: {
    input: schema.splitInput,
    access: DRAFT_AT_PLACE,
    budget: 1,
    run: splitCovenant,
  },
  createCovenant: {
    input: schema.createInput,
    access: DRAFT_AT_PLACE,
    load: createLoad,
    budget: 3,
    run: createCovenant,
  },
  reviseCovenant: {
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
  settleCovenant: {
    input: schema.settleInput,
    access: DRAFT_ACCESS,
    load: settleLoad,
    budget: 4,
    run: settleCovenant,
  },
  reopenCovenant: {
    input: schema.reopenInput,
    access: DRAFT_ACCESS,
    load: reopenLoad,
    budget: 3,
    run: reopenCovenant,
  },
  dropCovenant: {
    input: schema.dropInput,
    access: DRAFT_ACCESS,
    load: dropLoad,
    budget: 3,
    run: dropCovenant,
  },
  listComments: {
    input: schema.commentsInput,
    access: RESIDENTS,
    load: covenantLoad,
    budget: 3,
    run: listComments,
  },
  writeComment: {
    input: schema.commentInput,
    access: RESIDENTS,
    load: commentLoad,
    budget: 4,
    run: writeComment,
  },
  reactToComment: {
    input: schema.reactInput,
    access: RESIDENTS,
    load: reactLoad,
    budget: 2, // a third when another phone of theirs was quicker
    run: reactToComment,
  },
  writeAmendment: {
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
  listAmendments: {
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
  checkCovenant: {
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
  listVersions: {
    input: schema.versionsInput,
    access: RESIDENTS,
    load: covenantLoad,
    budget: 2,
    run: listVersions,
  },
  compareVersions: {
    input: schema.compareInput,
    access: RESIDENTS,
    load: compareLoad,
    budget: 1,
    run: compareVersions,
  },
  reportWords: {
    input: schema.reportInput,
    access: RESIDENTS,
    load: reportLoad,
    budget: 4,
    run: reportWords,
  },
};

/** What phones called these before: kept for two releases. */
const aliases = {
  list: 'listCovenants',
  detail: 'showCovenant',
  split: 'splitCovenant',
  create: 'createCovenant',
  revise: 'reviseCovenant',
  settle: 'settleCovenant',
  reopen: 'reopenCovenant',
  drop: 'dropCovenant',
  comments: 'listComments',
  comment: 'writeComment',
  react: 'reactToComment',
  amend: 'writeAmendment',
  amendments: 'listAmendments',
  check: 'checkCovenant',
  versions: 'listVersions',
  compare: 'compareVersions',
  report: 'reportWords',
} as const;

export const { main } = defineModule('covenant', actions, { timers: { upkeep: keepUp }, aliases });

import { sweepOf } from '../kernel/audit.ts';
import { defineModule } from '../people/action.ts';
import { queueAmendments } from './amendment/amendment-repository.ts';
import { decideAmendment } from './amendment/decide-amendment.ts';
import { listAmendments } from './amendment/list-amendments.ts';
import { enterAmendments } from './amendment/note-amendment.ts';
import { takeAmendments } from './amendment/take-amendment.ts';
import { withdrawAmendment } from './amendment/withdraw-amendment.ts';
import { writeAmendment } from './amendment/write-amendment.ts';
import { answerFlag } from './check/answer-flag.ts';
import { checkCovenant } from './check/check-covenant.ts';
import {
  amendments,
  comments,
  covenantReports,
  covenants,
  covenantVersions,
} from './collections.ts';
import { splitCovenant } from './import/split-covenant.ts';
import { queueComments, queueReports } from './round/comment-repository.ts';
import { dropCovenant } from './round/drop-covenant.ts';
import { listComments } from './round/list-comments.ts';
import { openRound } from './round/open-round.ts';
import { reactToComment } from './round/react-to-comment.ts';
import { reopenCovenant } from './round/reopen-covenant.ts';
import { reportWords } from './round/report-words.ts';
import { settleCovenant } from './round/settle-covenant.ts';
import { takeStance } from './round/take-stance.ts';
import { writeComment } from './round/write-comment.ts';
import { compareVersions } from './text/compare-versions.ts';
import { finishAdoptions } from './text/covenant-repository.ts';
import { createCovenant } from './text/create-covenant.ts';
import { listCovenants } from './text/list-covenants.ts';
import { listVersions } from './text/list-versions.ts';
import { reviseCovenant } from './text/revise-covenant.ts';
import { showCovenant } from './text/show-covenant.ts';

export const { main, actions, aliases, upkeep } = defineModule('covenant', {
  actions: [
    listCovenants,
    showCovenant,
    splitCovenant,
    createCovenant,
    reviseCovenant,
    openRound,
    settleCovenant,
    reopenCovenant,
    dropCovenant,
    listComments,
    writeComment,
    reactToComment,
    takeStance,
    writeAmendment,
    withdrawAmendment,
    listAmendments,
    decideAmendment,
    checkCovenant,
    answerFlag,
    listVersions,
    compareVersions,
    reportWords,
  ],
  // Names of the last release.
  aliases: {
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
  },
  upkeep: [
    takeAmendments,
    enterAmendments,
    finishAdoptions,
    queueComments,
    queueAmendments,
    queueReports,
    sweepOf(covenants),
    sweepOf(covenantVersions),
    sweepOf(comments),
    sweepOf(amendments),
    sweepOf(covenantReports),
  ],
});

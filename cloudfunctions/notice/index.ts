import { type ActionTable, defineModule } from '../kernel/handler.ts';
import { callLoad, callNumber } from './confirm/call-number.ts';
import { confirmFor, confirmForLoad, undoConfirmFor, undoLoad } from './confirm/confirm-for.ts';
import { confirmLoad, confirmNotice } from './confirm/confirm-notice.ts';
import { countTurnout } from './confirm/count-turnout.ts';
import { countReach, listConfirmations, listUnconfirmed } from './confirm/list-confirmations.ts';
import { listForOthers } from './confirm/list-for-others.ts';
import { listNotices } from './read/list-notices.ts';
import {
  DRAFT_ACCESS,
  EDIT_ACCESS,
  HOUSEHOLD_ACCESS,
  PUBLISH_ACCESS,
  REMIND_ACCESS,
  TURNOUT_ACCESS,
} from './read/notice-access.ts';
import * as schema from './read/notice-schema.ts';
import { reportLoad, reportNotice } from './read/report-notice.ts';
import { showNotice } from './read/show-notice.ts';
import { correctLoad, correctNotice } from './write/correct-notice.ts';
import { deliverNotices } from './write/deliver-notices.ts';
import { draftLoad, dropDraft, listDrafts, saveDraft } from './write/keep-drafts.ts';
import { pinNotice } from './write/pin-notice.ts';
import { publishLoad, publishNotice } from './write/publish-notice.ts';
import { remindHouseholds, remindLoad } from './write/remind-households.ts';
import { withdrawNotice } from './write/withdraw-notice.ts';

const oneNotice = ({ noticeId }: { noticeId: string }) => ({
  notice: { from: 'notices', ids: noticeId },
});
const noticeAndReceipt = ({ noticeId }: { noticeId: string }) => ({
  ...oneNotice({ noticeId }),
  receipt: { from: 'receipts', ids: noticeId, perActor: true },
});

export const actions: ActionTable<'notice'> = {
  listNotices: {
    input: schema.listInput,
    access: { who: 'residents' },
    budget: 2,
    run: listNotices,
  },
  showNotice: {
    input: schema.oneNoticeInput,
    access: { who: 'residents' },
    load: noticeAndReceipt,
    budget: 2,
    run: showNotice,
  },
  publishNotice: {
    input: schema.publishInput,
    access: PUBLISH_ACCESS,
    load: publishLoad,
    budget: 4,
    run: publishNotice,
  },
  confirmNotice: {
    input: schema.confirmInput,
    access: { who: 'residents' },
    load: confirmLoad,
    budget: 2,
    run: confirmNotice,
  },
  listForOthers: {
    input: schema.forOthersInput,
    access: { who: 'residents' },
    budget: 3,
    run: listForOthers,
  },
  countTurnout: {
    input: schema.oneNoticeInput,
    access: TURNOUT_ACCESS,
    load: oneNotice,
    budget: 3,
    run: countTurnout,
  },
  countReach: {
    input: schema.oneNoticeInput,
    access: TURNOUT_ACCESS,
    load: oneNotice,
    budget: 2,
    run: countReach,
  },
  listUnconfirmed: {
    input: schema.unconfirmedInput,
    access: TURNOUT_ACCESS,
    load: oneNotice,
    budget: 2,
    run: listUnconfirmed,
  },
  listConfirmations: {
    input: schema.unconfirmedInput,
    access: TURNOUT_ACCESS,
    load: oneNotice,
    budget: 2,
    run: listConfirmations,
  },
  confirmFor: {
    input: schema.confirmForInput,
    access: HOUSEHOLD_ACCESS,
    load: confirmForLoad,
    budget: 6,
    run: confirmFor,
  },
  undoConfirmFor: {
    input: schema.oneHouseholdInput,
    access: HOUSEHOLD_ACCESS,
    load: undoLoad,
    budget: 5,
    run: undoConfirmFor,
  },
  callNumber: {
    input: schema.oneHouseholdInput,
    access: HOUSEHOLD_ACCESS,
    load: callLoad,
    budget: 3,
    run: callNumber,
  },
  remindHouseholds: {
    input: schema.remindInput,
    access: REMIND_ACCESS,
    load: remindLoad,
    budget: 5,
    run: remindHouseholds,
  },
  correctNotice: {
    input: schema.correctInput,
    access: EDIT_ACCESS,
    load: correctLoad,
    budget: 5,
    run: correctNotice,
  },
  withdrawNotice: {
    input: schema.withdrawInput,
    access: EDIT_ACCESS,
    load: oneNotice,
    budget: 5,
    run: withdrawNotice,
  },
  pinNotice: {
    input: schema.pinInput,
    access: EDIT_ACCESS,
    load: oneNotice,
    budget: 3,
    run: pinNotice,
  },
  reportNotice: {
    input: schema.reportInput,
    access: { who: 'residents' },
    load: reportLoad,
    budget: 5,
    run: reportNotice,
  },
  listDrafts: { input: schema.draftsInput, access: DRAFT_ACCESS, budget: 2, run: listDrafts },
  saveDraft: {
    input: schema.saveDraftInput,
    access: DRAFT_ACCESS,
    load: draftLoad,
    budget: 4,
    run: saveDraft,
  },
  dropDraft: { input: schema.dropDraftInput, access: DRAFT_ACCESS, budget: 2, run: dropDraft },
};

/** What phones called these before: kept for two releases. */
const aliases = {
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
} as const;

export const { main } = defineModule('notice', actions, {
  timers: { upkeep: deliverNotices },
  aliases,
});

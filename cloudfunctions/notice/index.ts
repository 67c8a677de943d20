import { type ActionTable, defineModule } from '../shared/handler.ts';
import { confirmNotice } from './confirm-notice.ts';
import { countTurnout } from './count-turnout.ts';
import { deliverNotices } from './deliver-notices.ts';
import { listNotices } from './list-notices.ts';
import { PUBLISH_ACCESS, TURNOUT_ACCESS } from './notice-access.ts';
import { confirmInput, listInput, oneNoticeInput, publishInput } from './notice-schema.ts';
import { publishLoad, publishNotice } from './publish-notice.ts';
import { showNotice } from './show-notice.ts';

const oneNotice = ({ noticeId }: { noticeId: string }) => ({
  notice: { from: 'notices', ids: noticeId },
});
const noticeAndReceipt = ({ noticeId }: { noticeId: string }) => ({
  ...oneNotice({ noticeId }),
  receipt: { from: 'receipts', ids: noticeId, perActor: true },
});

export const actions: ActionTable<'notice'> = {
  list: { input: listInput, access: { who: 'residents' }, budget: 2, run: listNotices },
  detail: {
    input: oneNoticeInput,
    access: { who: 'residents' },
    load: noticeAndReceipt,
    budget: 1,
    run: showNotice,
  },
  publish: {
    input: publishInput,
    access: PUBLISH_ACCESS,
    load: publishLoad,
    budget: 4,
    run: publishNotice,
  },
  confirm: {
    input: confirmInput,
    access: { who: 'residents' },
    load: noticeAndReceipt,
    budget: 2,
    run: confirmNotice,
  },
  turnout: {
    input: oneNoticeInput,
    access: TURNOUT_ACCESS,
    load: oneNotice,
    budget: 3,
    run: countTurnout,
  },
};

export const { main } = defineModule('notice', actions, { timers: { upkeep: deliverNotices } });

import '../../errors';
import type { NoticeLine } from '../../../../typings/contract/notice';
import { callCloud } from '../../../cloud/call-cloud';
import { NOTICE_LIST, notFound } from '../../../text/notice/page/list';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

/** All notices, pinned ones first, then the newest; from the workbench (`for=turnout`) those that ask for confirmation. */
definePage({
  data: {
    words: NOTICE_LIST,
    communityId: '',
    forTurnout: false,
    search: '',
    notFound: '',
    ...noRows<NoticeLine>(),
  },

  onLoad(query) {
    const forTurnout = query.for === 'turnout';
    this.setData({ communityId: query.communityId ?? '', forTurnout });
    if (forTurnout) void wx.setNavigationBarTitle({ title: NOTICE_LIST.turnoutTitle });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, search } = this.data;
    await load(this, {
      ...(search ? {} : { keep: `notices:${communityId}` }),
      ask: () => callCloud('notice', 'listNotices', { communityId, ...(search ? { search } : {}) }),
      show: ({ notices, next }) => {
        // an answer to an older question is dropped
        if (search === this.data.search) this.setData({ rows: this.wanted(notices), next });
      },
    });
  },

  typeSearch(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const search = event.detail.value.trim().slice(0, 20);
    this.setData({ search, notFound: notFound(search) });
    void this.refresh();
  },

  wanted(notices: NoticeLine[]): NoticeLine[] {
    if (!this.data.forTurnout) return notices;
    return notices.filter(({ mustConfirm, state }) => mustConfirm && state === 'published');
  },

  async more() {
    const { communityId, search } = this.data;
    await showMore(this, {
      ask: (after) =>
        callCloud('notice', 'listNotices', { communityId, after, ...(search ? { search } : {}) }),
      rows: ({ notices }) => this.wanted(notices),
    });
  },

  open(event: WechatMiniprogram.CustomEvent<{ noticeId: string }>) {
    const { communityId, forTurnout } = this.data;
    const { noticeId } = event.detail;
    go(forTurnout ? pathTo.turnout(communityId, noticeId) : pathTo.notice(communityId, noticeId));
  },
});

import type { NoticeAuthor, NoticeDetail } from '../../../../typings/contract/notice';
import { dropDraft, keptCommandId } from '../../../api/draft';
import { confirmNotice, showNotice } from '../../../api/notice';
import { grantMessages } from '../../../api/resident';
import { config } from '../../../config';
import { fullWords, pastWords, untilWords } from '../../../text/date';
import { errorWords } from '../../../text/error';
import { KINDS } from '../../../text/notice';
import { roleWords } from '../../../text/role';
import { definePage } from '../../../view/define-page';
import { go, goBackOrHome, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

interface Look {
  kind: string;
  published: string;
  author: string;
  audience: string;
  until: string;
  untilTone: 'soon' | 'quiet';
  confirmed: string;
  asks: boolean;
  files: string[];
}

/** One notice to read and, if it asks, to confirm. */
definePage({
  data: {
    communityId: '',
    noticeId: '',
    notice: null as NoticeDetail | null,
    look: null as Look | null,
    busy: false,
    problem: '',
    /** the next notice will be announced, as far as is known on this page */
    subscribed: false,
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '', noticeId: query.noticeId ?? '' });
    void this.refresh();
  },

  async onPullDownRefresh() {
    await this.refresh();
    wx.stopPullDownRefresh();
  },

  async refresh() {
    const { communityId, noticeId } = this.data;
    await load(this, {
      keep: `notice:${noticeId}`,
      ask: () => showNotice({ communityId, noticeId }),
      show: (notice) => this.setData({ notice, look: lookOf(notice, Date.now()) }),
    });
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.refresh();
  },

  leave() {
    if (this.data.failureCode === 'NOT_A_RESIDENT') go(pathTo.join());
    else goBackOrHome();
  },

  async confirm() {
    const { communityId, noticeId, notice, busy } = this.data;
    if (busy || !notice) return;
    this.setData({ busy: true, problem: '' });
    // WeChat shows its question only if it is asked within the tap.
    const granting = this.offerMessages();
    const draft = `confirm:${noticeId}`;
    const answer = await confirmNotice({ communityId, noticeId, commandId: keptCommandId(draft) });
    if (answer.ok) {
      dropDraft(draft);
      const confirmed = { ...notice, confirmedAt: answer.data.confirmedAt };
      this.setData({ notice: confirmed, look: lookOf(confirmed, Date.now()) });
    } else {
      this.setData({ problem: errorWords(answer) });
    }
    this.setData({ busy: false });
    await granting;
  },

  /** One accepted request is one message that may be sent; refusing is quite all right. */
  async offerMessages() {
    const templateId = config.noticeTemplateId;
    let accepted = false;
    try {
      const answer = await wx.requestSubscribeMessage({ tmplIds: [templateId] });
      accepted = (answer as unknown as Record<string, string>)[templateId] === 'accept';
    } catch {
      return; // switched off in WeChat's settings: nothing to count
    }
    if (!accepted) return;
    this.setData({ subscribed: true });
    const draft = 'grant';
    const { communityId } = this.data;
    const commandId = keptCommandId(draft);
    const granted = await grantMessages({ communityId, templateIds: [templateId], commandId });
    if (granted.ok) dropDraft(draft);
  },

  openTurnout() {
    go(pathTo.turnout(this.data.communityId, this.data.noticeId));
  },

  openPicture(event: WechatMiniprogram.TouchEvent) {
    const { file } = event.currentTarget.dataset as { file: string };
    void wx.previewImage({ urls: this.data.look?.files ?? [], current: file });
  },

  /** Ids only: whoever opens it sees what the cloud lets that person see. */
  onShareAppMessage() {
    const { communityId, noticeId } = this.data;
    return { title: '社区有一则通知，请您看一看', path: pathTo.notice(communityId, noticeId) };
  },
});

/** The secretary's place is the community itself: it goes without saying. */
function authorWords({ name, role, placeLabel }: NoticeAuthor): string {
  const office = `${roleWords(role)} ${name}`;
  return role === 'secretary' ? office : `${placeLabel} ${office}`;
}

function lookOf(notice: NoticeDetail, now: number): Look {
  const { author, confirmUntil, confirmedAt } = notice;
  const until = confirmUntil === null ? null : untilWords(confirmUntil, now);
  return {
    kind: KINDS[notice.kind],
    published: pastWords(notice.publishedAt, now),
    author: authorWords(author),
    audience: notice.audience.map(({ label }) => label).join('、'),
    until: until?.words ?? '',
    untilTone: until?.near ? 'soon' : 'quiet',
    confirmed: confirmedAt === null ? '' : fullWords(confirmedAt),
    asks:
      notice.state === 'published' &&
      notice.mustConfirm &&
      notice.addressed &&
      confirmedAt === null,
    files: notice.pictures.map(({ fileId }) => fileId),
  };
}

import '../../errors';
import type { ToldMessage } from '../../../../typings/contract/resident';
import { callCloud } from '../../../cloud/call-cloud';
import { pastWords } from '../../../text/date';
import { TOLD } from '../../../text/home/told';
import { definePage } from '../../../view/define-page';
import { go } from '../../../view/go';
import { load } from '../../../view/load';
import { ME, tabBadge } from '../../../view/tab-badge';

interface Row {
  id: string;
  title: string;
  words: string;
  when: string;
  isNew: boolean;
}

/** What the reader was told, the latest first; each is read once it was opened. */
definePage({
  data: {
    communityId: '',
    messages: [] as ToldMessage[],
    rows: [] as Row[],
    unread: 0,
    words: { ...TOLD, unread: '' },
  },

  onLoad({ communityId = '' }) {
    this.setData({ communityId });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      keep: `told:${communityId}`,
      ask: () => callCloud('resident', 'listMessages', { communityId }),
      show: ({ messages }) => {
        this.setData({ messages });
        this.draw();
      },
    });
  },

  draw() {
    const { messages } = this.data;
    const unread = messages.filter(({ read }) => !read).length;
    const now = Date.now();
    this.setData({
      unread,
      rows: messages.map(({ messageId, words: [title = '', ...more], at, read }) => ({
        id: messageId,
        title,
        words: more.join(' · '),
        when: pastWords(at, now),
        isNew: !read,
      })),
    });
    tabBadge(ME, unread);
  },

  /** Shown at once; what does not arrive is new again when the page is opened the next time. */
  note(messageIds: string[]) {
    const { communityId, messages } = this.data;
    const fresh = messages
      .filter(({ messageId, read }) => !read && messageIds.includes(messageId))
      .map(({ messageId }) => messageId);
    if (fresh.length === 0) return;
    this.setData({
      messages: messages.map((one) =>
        fresh.includes(one.messageId) ? { ...one, read: true } : one,
      ),
    });
    this.draw();
    void callCloud('resident', 'readMessages', { communityId, messageIds: fresh });
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const message = this.data.messages.find(({ messageId }) => messageId === id);
    if (!message) return;
    this.note([id]);
    go(`/${message.page.replace(/^\/+/, '')}`);
  },

  readAll() {
    this.note(this.data.messages.map(({ messageId }) => messageId));
  },
});

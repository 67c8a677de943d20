import '../../errors';
import type { ToldMessage } from '../../../../typings/contract/resident';
import { callCloud } from '../../../cloud/call-cloud';
import { noteRead, unreadOf } from '../../../store/read-messages';
import { pastWords } from '../../../text/date';
import { TOLD } from '../../../text/told';
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
    const { communityId, messages } = this.data;
    const unread = new Set(unreadOf(communityId, messages).map(({ messageId }) => messageId));
    const now = Date.now();
    this.setData({
      unread: unread.size,
      rows: messages.map(({ messageId, words: [title = '', ...more], at }) => ({
        id: messageId,
        title,
        words: more.join(' · '),
        when: pastWords(at, now),
        isNew: unread.has(messageId),
      })),
    });
    tabBadge(ME, unread.size);
  },

  note(ids: readonly string[]) {
    const { communityId, messages } = this.data;
    noteRead(
      communityId,
      ids,
      messages.map(({ messageId }) => messageId),
    );
    this.draw();
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

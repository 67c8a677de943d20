import '../../errors';
import { callCloud } from '../../../cloud/call-cloud';
import { WORDS } from '../../../text/ballot/door/check-in';
import { errorWords } from '../../../text/error';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';

/** Somebody in the room types the six digits that stand there. */
definePage({
  data: {
    words: WORDS,
    communityId: '',
    motionId: '',
    voterId: '',
    code: '',
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', motionId = '', voterId = '' } = query;
    this.setData({ communityId, motionId, voterId, phase: 'ready' });
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ code: event.detail.value, problem: '' });
  },

  async act() {
    const { communityId, motionId, voterId, code, busy } = this.data;
    if (busy) return;
    if (!/^\d{6}$/.test(code)) {
      this.setData({ problem: WORDS.unfit });
      return;
    }
    this.setData({ busy: true });
    const answer = await callCloud('ballot', 'checkIn', { communityId, motionId, voterId, code });
    this.setData({ busy: false });
    if (!answer.ok) return this.setData({ problem: errorWords(answer) });
    await wx.showToast({ title: WORDS.done, icon: 'success' });
    goBackOrHome(this);
  },
});

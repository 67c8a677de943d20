import '../../errors';
import { callCloud } from '../../../cloud/call-cloud';
import { errorWords } from '../../../text/error';
import { definePage } from '../../../view/define-page';
import { goBackOrHome } from '../../../view/go';

/** Somebody in the room types the six digits that stand there. */
definePage({
  data: { communityId: '', motionId: '', voterId: '', code: '', problem: '', busy: false },

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
      this.setData({ problem: '签到码是六位数字，请看会场上现在显示的。' });
      return;
    }
    this.setData({ busy: true });
    const answer = await callCloud('ballot', 'checkIn', { communityId, motionId, voterId, code });
    this.setData({ busy: false });
    if (!answer.ok) return this.setData({ problem: errorWords(answer) });
    await wx.showToast({ title: '签到好了', icon: 'success' });
    goBackOrHome();
  },
});

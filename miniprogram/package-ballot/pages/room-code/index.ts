import '../../errors';
import { callCloud } from '../../../cloud/call-cloud';
import { ROOM_CODE } from '../../../text/ballot/motion/room';
import { errorWords } from '../../../text/error';
import { definePage } from '../../../view/define-page';

/** The code for the wall of the room; it renews itself before it runs out. */
definePage({
  data: {
    words: ROOM_CODE,
    communityId: '',
    motionId: '',
    code: '',
    present: 0,
    eligible: 0,
    late: '',
    timer: 0,
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '', motionId: query.motionId ?? '' });
  },

  async onShow() {
    await this.renew();
  },

  onHide() {
    clearTimeout(this.data.timer);
  },

  onUnload() {
    clearTimeout(this.data.timer);
  },

  async renew() {
    clearTimeout(this.data.timer);
    const { communityId, motionId, code } = this.data;
    const [shown, turnout] = await Promise.all([
      callCloud('ballot', 'showRoomCode', { communityId, motionId }),
      callCloud('ballot', 'countTurnout', { communityId, motionId }),
    ]);
    if (turnout.ok) {
      const { present, eligible } = turnout.data.turnout;
      this.setData({ present: present.persons, eligible: eligible.persons });
    }
    if (shown.ok) {
      const digits = shown.data.code;
      this.setData({ phase: 'ready', code: `${digits.slice(0, 3)} ${digits.slice(3)}`, late: '' });
    } else if (code) {
      this.setData({ late: errorWords(shown) });
    } else {
      this.setData({ phase: 'failed', failure: errorWords(shown) });
      return;
    }
    this.setData({ timer: setTimeout(() => void this.renew(), 20_000) as unknown as number });
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.renew();
  },
});

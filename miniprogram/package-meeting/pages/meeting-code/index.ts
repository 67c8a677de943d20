import '../../errors';
import { timeOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { momentWords } from '../../../text/date';
import { spacedCode } from '../../../text/volunteer/shift-code';
import { brightenScreen } from '../../../view/bright-screen';
import { codeSide } from '../../../view/code-side';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

/** While the page is shown: brings the screen back. */
let restore: (() => void) | null = null;

/** The code of the moment, full screen: of the list that was fetched as the page opened, with a signal or without. */
definePage({
  data: {
    communityId: '',
    meetingId: '',
    title: '',
    side: 0,
    codes: [] as string[],
    from: 0,
    step: 1,
    /** how much the cloud's clock is ahead of the phone's */
    ahead: 0,
    code: '',
    figures: '',
    left: 0,
    none: '',
    timer: 0,
  },

  onLoad({ communityId = '', meetingId = '' }) {
    this.setData({ communityId, meetingId, side: codeSide() });
  },

  /** A tablet was turned, or the window on a computer has another size. */
  onResize() {
    this.setData({ side: codeSide() });
  },

  async onShow() {
    restore ??= brightenScreen();
    await this.refresh();
  },

  onHide() {
    this.end();
  },

  onUnload() {
    this.end();
  },

  end() {
    clearTimeout(this.data.timer);
    restore?.();
    restore = null;
  },

  async refresh() {
    const { communityId, meetingId } = this.data;
    await load(this, {
      ask: () => callCloud('meeting', 'listMeetingCodes', { communityId, meetingId }),
      show: ({ title, codes, from, step, now }) => {
        this.setData({ title, codes, from, step, ahead: now - Date.now() });
        this.show();
      },
    });
  },

  /** The code of this moment by the cloud's clock, whatever the phone's says; again once it changes. */
  show() {
    clearTimeout(this.data.timer);
    const { codes, from, step, ahead } = this.data;
    const now = Date.now() + ahead;
    const index = Math.floor((now - from) / step);
    const code = codes[index];
    if (code === undefined) {
      const none =
        index < 0
          ? `${momentWords(from, now)} 起出码，一直到 ${timeOf(from + codes.length * step)}。`
          : '这次会的签到码已经停了，可以用名单记。';
      this.setData({ none, code: '', figures: '' });
    } else {
      const left = Math.ceil((from + (index + 1) * step - now) / 1000);
      this.setData({ none: '', code, figures: spacedCode(code), left });
    }
    // An answer that comes after the page was left shows nothing more.
    if (restore) this.setData({ timer: setTimeout(() => this.show(), 1000) as unknown as number });
  },
});

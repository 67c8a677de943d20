import '../../errors';
import { callCloud } from '../../../cloud/call-cloud';
import { codesLater, codeWords, MEETING_CODE, nextCodeWords } from '../../../text/meeting/run';
import { spacedCode } from '../../../text/volunteer/attendance/code';
import { brightenScreen } from '../../../view/bright-screen';
import { codeSide } from '../../../view/code-side';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

/** While the page is shown: brings the screen back. */
let restore: (() => void) | null = null;

/** The code of the moment, full screen: of the list that was fetched as the page opened, with a signal or without. */
definePage({
  data: {
    words: MEETING_CODE,
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
    codeWords: '',
    left: '',
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
        index < 0 ? codesLater(from, from + codes.length * step, now) : MEETING_CODE.over;
      this.setData({ none, code: '', figures: '' });
    } else {
      const left = Math.ceil((from + (index + 1) * step - now) / 1000);
      const figures = spacedCode(code);
      this.setData({
        none: '',
        code,
        figures,
        codeWords: codeWords(figures),
        left: nextCodeWords(left),
      });
    }
    // An answer that comes after the page was left shows nothing more.
    if (restore) this.setData({ timer: setTimeout(() => this.show(), 1000) as unknown as number });
  },
});

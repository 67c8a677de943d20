import '../../errors';
import { timeOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { isPassing } from '../../../cloud/passing';
import { keptCodes, type ShiftCodes } from '../../../store/shift-codes';
import { ageWords, momentWords } from '../../../text/date';
import { errorWords } from '../../../text/error';
import { codeText, spacedCode } from '../../../text/volunteer/attendance/code';
import {
  ATTENDANCE_CODE,
  codesFrom,
  codesKept,
  figuresLabel,
  secondsLeft,
} from '../../../text/volunteer/attendance/pages';
import { brightenScreen } from '../../../view/bright-screen';
import { codeSide } from '../../../view/code-side';
import { definePage } from '../../../view/define-page';
import { fetchCodes } from '../../../view/fetch-codes';
import { go, pathTo } from '../../../view/go';

/** Codes that were fetched longer ago may be of times that have changed since, milliseconds. */
const OLD = 24 * 60 * 60_000;
const NO_CODES = ATTENDANCE_CODE.noCodes;

/** While the page is shown: brings the screen back. */
let restore: (() => void) | null = null;

/** The code of the moment, full screen, from the list that was fetched beforehand. */
definePage({
  data: {
    words: ATTENDANCE_CODE,
    communityId: '',
    shiftId: '',
    teamId: '',
    title: '',
    side: 0,
    /** what the picture says */
    picture: '',
    figures: '',
    figuresLabel: '',
    leftWords: '',
    /** why there is no code now */
    none: '',
    /** of a list that could not be fetched anew */
    note: '',
    old: false,
    arrived: 0,
    expected: 0,
    counted: false,
    codes: null as ShiftCodes | null,
    timer: 0,
  },

  onLoad(query) {
    const { communityId = '', shiftId = '', teamId = '' } = query;
    this.setData({ communityId, shiftId, teamId, side: codeSide() });
  },

  /** A tablet was turned, or the window on a computer has another size. */
  onResize() {
    this.setData({ side: codeSide() });
  },

  async onShow() {
    restore ??= brightenScreen();
    const kept = keptCodes(this.data.shiftId);
    if (kept) this.use(kept);
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

  one() {
    const { communityId, shiftId, teamId } = this.data;
    return { communityId, shiftId, teamId };
  },

  /** The list anew, and how many are there. */
  async refresh() {
    const [codes] = await Promise.all([fetchCodes(this.one()), this.count()]);
    if (codes.ok) {
      this.setData({ note: '', old: false });
      return this.use(codes.data);
    }
    const { codes: kept } = this.data;
    if (!isPassing(codes.code)) {
      clearTimeout(this.data.timer);
      this.setData({ phase: 'failed', failure: errorWords(codes), codes: null });
    } else if (kept) {
      const now = Date.now();
      this.setData({
        note: codesKept(ageWords(kept.at, now)),
        old: now - kept.at > OLD,
      });
    } else this.setData({ phase: 'failed', failure: NO_CODES });
  },

  async count() {
    const list = await callCloud('volunteer', 'listAttendance', this.one());
    if (!list.ok) return;
    const { people } = list.data;
    this.setData({
      arrived: people.filter((person) => person.in !== null).length,
      expected: people.length,
      counted: true,
    });
  },

  use(codes: ShiftCodes) {
    this.setData({ codes, title: codes.title, phase: 'ready' });
    this.show();
  },

  /** The code of this moment by the cloud's clock, whatever the phone's says; again once it changes. */
  show() {
    clearTimeout(this.data.timer);
    const { codes, shiftId, figures } = this.data;
    if (!codes) return;
    const { from, step, ahead } = codes;
    const now = Date.now() + ahead;
    const index = Math.floor((now - from) / step);
    const code = codes.codes[index];
    const next = from + (index + 1) * step;
    if (code === undefined) {
      const last = from + codes.codes.length * step;
      const none =
        index < 0 ? codesFrom(momentWords(from, now), timeOf(last)) : ATTENDANCE_CODE.ended;
      this.setData({ none, figures: '', picture: '' });
    } else {
      this.setData({
        none: '',
        picture: codeText(shiftId, code),
        figures: spacedCode(code),
        figuresLabel: figuresLabel(spacedCode(code)),
        leftWords: secondsLeft(Math.ceil((next - now) / 1000)),
      });
      if (figures && spacedCode(code) !== figures) void this.count();
    }
    // An answer that comes after the page was left shows nothing more.
    if (restore) this.setData({ timer: setTimeout(() => this.show(), 1000) as unknown as number });
  },

  again() {
    void this.refresh();
  },

  openList() {
    const { communityId, shiftId, teamId } = this.data;
    go(pathTo.attendance(communityId, shiftId, teamId));
  },
});

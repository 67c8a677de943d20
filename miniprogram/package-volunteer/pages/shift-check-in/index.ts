import '../../errors';
import type { ShiftDetail } from '../../../../typings/contract/volunteer/shift';
import { callCloud } from '../../../cloud/call-cloud';
import { isPassing } from '../../../cloud/passing';
import {
  dropScan,
  type KeptScan,
  keepScan,
  keptScans,
  readForScans,
} from '../../../store/kept-scan';
import { dayWithWeekday } from '../../../text/date';
import { readCode, typedCode } from '../../../text/volunteer/attendance/code';
import {
  type PresenceWords,
  presenceWords,
  scanWords,
} from '../../../text/volunteer/attendance/presence';
import { leavingHint, SHIFT_CHECK_IN } from '../../../text/volunteer/shift/check-in';
import { READ_RISK_FIRST } from '../../../text/volunteer/sign-up';
import { spanWords } from '../../../text/volunteer/standing';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { sendScans } from '../../../view/send-scans';
import { hasReadRisk } from '../../../view/sign-up';

type Which = 'in' | 'out';

const WRONG_PICTURE = SHIFT_CHECK_IN.wrongPicture;
const OTHER_SHIFT = SHIFT_CHECK_IN.otherShift;
const NOT_EIGHT = SHIFT_CHECK_IN.notEight;
/** Whoever goes so long before the end is asked, milliseconds. */
const EARLY = 10 * 60_000;

/** Coming and going by the code on the leader's phone. Without a signal a scan is kept, and sent later. */
definePage({
  data: {
    words: SHIFT_CHECK_IN,
    communityId: '',
    shiftId: '',
    shift: null as ShiftDetail | null,
    when: '',
    presence: null as PresenceWords | null,
    kept: [] as (Pick<KeptScan, 'which' | 'code' | 'refused'> & { words: string })[],
    waits: false,
    /** what a code would do now; '' = nothing is left to do */
    next: 'in' as Which | '',
    typed: '',
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', shiftId = '', code = '' } = query;
    this.setData({ communityId, shiftId, typed: code });
  },

  async onShow() {
    await this.refresh();
    const { typed, shift } = this.data;
    if (typed && shift) await this.take(typed);
  },

  async refresh() {
    await sendScans();
    await this.ask();
    const { shift, shiftId } = this.data;
    const isWaiting = keptScans(shiftId).some(({ which, refused }) => which === 'in' && !refused);
    if (!shift?.presence?.riskDue || !isWaiting || !(await this.hasRead())) return;
    await sendScans();
    await this.ask();
  },

  /** Whoever has not read what to beware of does so before they check in, with a signal or without. */
  async hasRead(): Promise<boolean> {
    const { shift, shiftId } = this.data;
    if (!shift?.risk || !shift.presence?.riskDue) return true;
    if (keptScans(shiftId).some(({ riskRead }) => riskRead)) return true;
    if (!(await hasReadRisk(shift.risk, READ_RISK_FIRST))) return false;
    readForScans(shiftId);
    return true;
  },

  async ask() {
    const { communityId, shiftId } = this.data;
    await load(this, {
      keep: `shift:${shiftId}`,
      ask: () => callCloud('volunteer', 'showShift', { communityId, shiftId }),
      show: (shift) =>
        this.setData({ shift, when: `${dayWithWeekday(shift.day)} ${spanWords(shift)}` }),
    });
    const { phase, failureCode } = this.data;
    // Whoever has a signal nowhere near the shift scans all the same.
    if (phase === 'failed' && isPassing(failureCode as 'OFFLINE')) this.setData({ phase: 'ready' });
    this.showKept();
  },

  showKept() {
    const { shift, shiftId } = this.data;
    const now = Date.now();
    const scans = keptScans(shiftId);
    const isKept = (which: Which) =>
      scans.some((scan) => scan.which === which && scan.refused === '');
    const { in: came = null, out = null } = shift?.presence ?? {};
    const isIn = came !== null || isKept('in');
    const isOut = out !== null || isKept('out');
    this.setData({
      presence: shift?.presence ? presenceWords(shift.presence, now) : null,
      kept: scans.map((scan) => ({ ...scan, words: scanWords(scan, now) })),
      waits: scans.some(({ refused }) => refused === ''),
      next: shift && !shift.presence ? '' : isOut ? '' : isIn ? 'out' : 'in',
    });
  },

  async scan() {
    try {
      const { result } = await wx.scanCode({ scanType: ['qrCode'] });
      const read = readCode(result);
      if (!read) this.setData({ problem: WRONG_PICTURE });
      else if (read.shiftId !== this.data.shiftId) this.setData({ problem: OTHER_SHIFT });
      else await this.take(read.code);
    } catch {
      // Closed without scanning: nothing has changed.
    }
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ typed: event.detail.value, problem: '' });
  },

  async enter() {
    const code = typedCode(this.data.typed);
    if (code) await this.take(code);
    else this.setData({ problem: NOT_EIGHT });
  },

  /** Kept first, then sent: whatever happens between, the scan is not lost. */
  async take(code: string) {
    const { communityId, shiftId, shift, next, busy } = this.data;
    if (busy || next === '' || (next === 'out' && !(await this.meansIt()))) return;
    const isDue = next === 'in' && shift?.presence?.riskDue === true;
    if (isDue && !(await this.hasRead())) return;
    this.setData({ busy: true, problem: '' });
    const read = isDue ? { riskRead: true } : {};
    const scan = { communityId, shiftId, title: shift?.title ?? '', which: next, code, ...read };
    keepScan({ ...scan, at: Date.now(), refused: '' });
    await sendScans();
    const left = keptScans(shiftId).find((one) => one.which === next && one.code === code);
    if (left?.refused) {
      dropScan(left);
      this.setData({ busy: false, problem: left.refused });
      return;
    }
    this.setData({ busy: false, typed: '' });
    const done = next === 'in' ? SHIFT_CHECK_IN.doneIn : SHIFT_CHECK_IN.doneOut;
    void wx.showToast(
      left ? { title: SHIFT_CHECK_IN.kept, icon: 'none' } : { title: done, icon: 'success' },
    );
    await this.ask();
  },

  async meansIt(): Promise<boolean> {
    const { shift } = this.data;
    if (!shift || Date.now() >= shift.until - EARLY) return true;
    const { confirm } = await wx.showModal({
      title: SHIFT_CHECK_IN.leaving,
      content: leavingHint(spanWords(shift)),
      confirmText: SHIFT_CHECK_IN.leavingConfirm,
      cancelText: SHIFT_CHECK_IN.leavingCancel,
    });
    return confirm;
  },

  async sendNow() {
    if (this.data.busy) return;
    this.setData({ busy: true });
    await this.refresh();
    this.setData({ busy: false });
    if (this.data.waits) void wx.showToast({ title: SHIFT_CHECK_IN.stillOffline, icon: 'none' });
  },

  drop(event: WechatMiniprogram.TouchEvent) {
    const { which, code } = event.currentTarget.dataset as { which: Which; code: string };
    dropScan({ shiftId: this.data.shiftId, which, code });
    this.showKept();
  },

  openShift() {
    const { communityId, shiftId } = this.data;
    go(pathTo.shift(communityId, shiftId));
  },
});

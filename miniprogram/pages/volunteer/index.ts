import type { Envelope } from '../../../typings/contract/envelope';
import type { ShiftLine } from '../../../typings/contract/volunteer/shift';
import { dayOf } from '../../calendar';
import { callCloud } from '../../cloud/call-cloud';
import { keptScans } from '../../store/kept-scan';
import { currentOf, memberships } from '../../store/session';
import { errorWords } from '../../text/error';
import { HOUR_CONFIRMERS, holdsOne } from '../../text/role/role';
import { moreShifts, VOLUNTEER } from '../../text/tab/volunteer';
import { readCode } from '../../text/volunteer/attendance/code';
import { keptWords, NO_CODE } from '../../text/volunteer/attendance/presence';
import { dayHeading } from '../../text/volunteer/standing';
import { goOn } from '../../view/after-answer';
import { definePage } from '../../view/define-page';
import { go, pathTo } from '../../view/go';
import { load, untilAskedAnew } from '../../view/load';
import { acceptOffer, signUp } from '../../view/sign-up';

interface Day {
  day: string;
  heading: string;
  shifts: ShiftLine[];
}

interface Season {
  mine: ShiftLine[];
  shifts: ShiftLine[];
  next: string | null;
}

type Which = 'all' | 'help' | 'attend';
const WHICH: { which: Which; name: string }[] = [
  { which: 'all', name: VOLUNTEER.all },
  { which: 'help', name: VOLUNTEER.help },
  { which: 'attend', name: VOLUNTEER.attend },
];
/** What one goes to rather than helps with. */
const ATTENDED: readonly ShiftLine['kind'][] = ['course', 'clinic'];

/** Of one's own shifts, as many as stand above the others. */
const OWN = 3;

/** What volunteers can do in the days to come, and what one has signed up for. */
definePage({
  data: {
    words: VOLUNTEER,
    stranger: false,
    communityId: '',
    communityName: '',
    mine: [] as (ShiftLine & { dated: string })[],
    /** how many more of one's own there are */
    mineMore: '',
    /** what was scanned and has not been sent */
    kept: [] as { shiftId: string; which: string; title: string; words: string }[],
    /** whether the reader decides about hours by hand */
    confirms: false,
    shifts: [] as ShiftLine[],
    days: [] as Day[],
    which: 'all' as Which,
    choices: WHICH,
    next: null as string | null,
    moreBusy: false,
    moreFailure: '',
    /** the shift that is being signed up for */
    busy: '',
  },

  async onShow() {
    await this.refresh(false);
  },

  async onPullDownRefresh() {
    await this.refresh(true);
    wx.stopPullDownRefresh();
  },

  async refresh(fresh: boolean) {
    const answer = await memberships(fresh);
    if (!answer.ok) {
      this.setData({ phase: 'failed', failure: errorWords(answer), failureCode: answer.code });
      return;
    }
    const own = currentOf(answer.data);
    if (!own) {
      this.setData({ phase: 'ready', stranger: true, communityId: '', age: '' });
      return;
    }
    const { communityId, communityName } = own;
    if (communityId !== this.data.communityId) this.setData({ phase: 'loading' });
    const confirms = holdsOne(own.roles, HOUR_CONFIRMERS);
    this.setData({ stranger: false, communityId, communityName, confirms, kept: keptRows() });
    await load(this, {
      keep: `shifts:${communityId}`,
      ask: () => askSeason(communityId),
      show: (season) => this.show(season),
    });
  },

  show({ mine, shifts, next }: Season) {
    const today = dayOf(Date.now());
    const open = mine.filter(({ standing }) => standing.is !== 'over');
    this.setData({
      mine: open.slice(0, OWN).map((line) => ({ ...line, dated: dayHeading(line.day, today) })),
      mineMore: moreShifts(open.length - OWN),
      shifts,
      days: daysOf(shifts, today, this.data.which),
      next,
    });
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.refresh(true);
  },

  openPairings() {
    go(pathTo.pairings(this.data.communityId));
  },

  chooseWhich(event: WechatMiniprogram.CustomEvent<{ key: Which }>) {
    const { key: which } = event.detail;
    this.setData({ which, days: daysOf(this.data.shifts, dayOf(Date.now()), which) });
  },

  openMonth() {
    go(pathTo.shiftMonth(this.data.communityId));
  },

  openTeams() {
    go(pathTo.teams(this.data.communityId));
  },

  join() {
    go(pathTo.join());
  },

  openPending() {
    go(pathTo.hoursPending(this.data.communityId));
  },

  openCheck() {
    go(pathTo.certificateCheck(this.data.communityId));
  },

  openKept(event: WechatMiniprogram.TouchEvent) {
    const { shift } = event.currentTarget.dataset as { shift: string };
    go(pathTo.shiftCheckIn(this.data.communityId, shift));
  },

  /** The code itself says which shift it is of. */
  async scan() {
    try {
      const { result } = await wx.scanCode({ scanType: ['qrCode'] });
      const read = readCode(result);
      if (read) goOn(this, pathTo.shiftCheckIn(this.data.communityId, read.shiftId, read.code));
      else void wx.showModal({ content: NO_CODE, showCancel: false, confirmText: VOLUNTEER.close });
    } catch {
      // Closed without scanning: nothing has changed.
    }
  },

  openHours() {
    go(pathTo.myHours(this.data.communityId));
  },

  open(event: WechatMiniprogram.CustomEvent<{ shiftId: string }>) {
    go(pathTo.shift(this.data.communityId, event.detail.shiftId));
  },

  async act(event: WechatMiniprogram.CustomEvent<{ shiftId: string; act: string }>) {
    const { shiftId, act } = event.detail;
    const { communityId, busy, shifts, mine } = this.data;
    const line = [...shifts, ...mine].find((one) => one.shiftId === shiftId);
    if (busy || !line) return;
    this.setData({ busy: shiftId });
    if (act === 'accept') await acceptOffer(communityId, shiftId);
    else if (line.roleId !== null) {
      await signUp({
        communityId,
        shiftId,
        roleId: line.roleId,
        waits: act === 'wait',
        risk: line.risk,
        insured: line.insured,
      });
    }
    this.setData({ busy: '' });
    await this.refresh(false);
  },

  async more() {
    const { communityId, next, moreBusy } = this.data;
    if (moreBusy || !next) return;
    this.setData({ moreBusy: true, moreFailure: '' });
    const isSameList = untilAskedAnew(this);
    const input = { communityId, from: dayOf(Date.now()), after: next };
    const answer = await callCloud('volunteer', 'listShifts', input);
    if (!isSameList()) this.setData({ moreBusy: false });
    else if (!answer.ok) this.setData({ moreBusy: false, moreFailure: errorWords(answer) });
    else {
      const shifts = [...this.data.shifts, ...answer.data.shifts];
      this.setData({
        moreBusy: false,
        shifts,
        days: daysOf(shifts, dayOf(Date.now()), this.data.which),
        next: answer.data.next,
      });
    }
  },
});

function keptRows() {
  return keptScans().map((scan) => ({
    shiftId: scan.shiftId,
    which: scan.which,
    title: scan.title || VOLUNTEER.kept,
    words: keptWords(scan, Date.now()),
  }));
}

/** One's own shifts and all of them, at once. */
async function askSeason(communityId: string): Promise<Envelope<Season>> {
  const from = dayOf(Date.now());
  const [mine, all] = await Promise.all([
    callCloud('volunteer', 'listShifts', { communityId, from, mine: true }),
    callCloud('volunteer', 'listShifts', { communityId, from }),
  ]);
  if (!mine.ok) return mine;
  if (!all.ok) return all;
  return { ok: true, data: { mine: mine.data.shifts, ...all.data } };
}

/** What has not ended yet, by the days on which it begins. */
function daysOf(shifts: readonly ShiftLine[], today: string, which: Which): Day[] {
  const open = shifts.filter(
    ({ standing, kind }) =>
      standing.is !== 'over' &&
      (which === 'all' || ATTENDED.includes(kind) === (which === 'attend')),
  );
  const days = [...new Set(open.map(({ day }) => day))];
  return days.map((day) => ({
    day,
    heading: day < today ? VOLUNTEER.lastNight : dayHeading(day, today),
    shifts: open.filter((line) => line.day === day),
  }));
}

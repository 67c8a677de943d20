import '../../errors';
import type { PictureGroup } from '../../../../typings/contract/parts/picture';
import type { Presence } from '../../../../typings/contract/volunteer/presence';
import type { RoleLine, ShiftDetail, Standing } from '../../../../typings/contract/volunteer/shift';
import { DAY as A_DAY } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import type { Shared } from '../../../text/common/share';
import { dayWithWeekday, momentWords } from '../../../text/date';
import { type PresenceWords, presenceWords } from '../../../text/volunteer/attendance/presence';
import { outcomeWords } from '../../../text/volunteer/attendance/rows';
import { shiftShared } from '../../../text/volunteer/share';
import {
  checkInLabel,
  LEAVE,
  lengthWords,
  limitWords,
  nthPicture,
  offeredUntil,
  otherWords,
  outcomeLine,
  reasonWords,
  roleNeeds,
  SHIFT_DETAIL,
  signUpLabel,
  takenWords,
} from '../../../text/volunteer/shift/detail';
import { type FeedbackWords, feedbackWords } from '../../../text/volunteer/shift/feedback';
import {
  minutesWords,
  type StandingLook,
  spanWords,
  standingLook,
} from '../../../text/volunteer/standing';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import { fetchCodes } from '../../../view/fetch-codes';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { keepDrawn, openedWith, openPoster, settleCommunity, shareCard } from '../../../view/share';
import { acceptOffer, cancelSignUp, readRisk, signUp } from '../../../view/sign-up';

const NEAR = 3 * A_DAY;
/** As the functions have it. */
const LONGEST = 300;

interface RoleView {
  roleId: string;
  name: string;
  words: string;
  look: StandingLook;
  chosen: boolean;
}

/** A shift: when and where, how one stands to it, its roles, and the one thing to do. */
definePage({
  data: {
    words: SHIFT_DETAIL,
    communityId: '',
    shiftId: '',
    shift: null as ShiftDetail | null,
    shared: null as Shared | null,
    look: { words: '', tone: 'quiet', act: '', actWords: '' } as StandingLook,
    day: '',
    span: '',
    length: '',
    /** the shift that is at the same time; '' = none */
    otherWords: '',
    /** why a leader cancelled it; '' = not */
    reason: '',
    taken: '',
    checkInLabel: '',
    limits: '',
    /** a role asks for an age, and the reader has not said theirs */
    asksAge: false,
    /** what came of it, once it is over */
    outcome: '',
    /** its pictures, as far as they were checked */
    pictures: null as PictureGroup | null,
    /** what was said either way, of whoever was there; null: nothing is to be said */
    feedback: null as FeedbackWords | null,
    /** how far one has come with checking in; null while it is not about time */
    presence: null as PresenceWords | null,
    roles: [] as RoleView[],
    roleId: '',
    family: [] as { residentId: string; name: string; chosen: boolean }[],
    /** what ends one's own part: '' = nothing to end */
    leave: '' as '' | 'in' | 'offered' | 'waiting',
    leaveWords: '',
    actionLabel: '',
    actionNote: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId, id } = openedWith(query, 'shiftId');
    this.setData({ communityId, shiftId: id });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    await settleCommunity(this);
    const { communityId, shiftId } = this.data;
    await load(this, {
      keep: `shift:${shiftId}`,
      ask: () => callCloud('volunteer', 'showShift', { communityId, shiftId }),
      show: (shift) => this.show(shift),
    });
  },

  show(shift: ShiftDetail) {
    const { standing, roles, family } = shift;
    const now = Date.now();
    const chosen = chosenRole(roles, this.data.roleId);
    const along = this.data.family.filter((one) => one.chosen).map(({ residentId }) => residentId);
    this.setData({
      shift,
      shared: shiftShared(this.data.communityId, shift),
      look: standingLook(standing, shift),
      day: dayWithWeekday(shift.day),
      span: spanWords(shift),
      length: lengthWords(minutesWords(shift.minutes)),
      limits: limitWords(shift, now),
      otherWords: otherWords(standing),
      reason: reasonWords(standing),
      taken: takenWords(shift),
      outcome: outcomeLine(outcomeWords(shift.outcome)),
      feedback: shift.feedback ? feedbackWords(shift.feedback) : null,
      asksAge: shift.roles.some(
        (role) => role.standing.is === 'unfit' && role.standing.why === 'birth-unknown',
      ),
      presence: isAboutTime(shift) ? presenceWords(shift.presence, now) : null,
      checkInLabel: isAboutTime(shift) ? checkInLabel(shift.presence, now) : '',
      roles: roles.map((role) => roleView(role, chosen)),
      roleId: chosen,
      family: family
        .filter(({ signed }) => !signed)
        .map(({ residentId, name }) => ({ residentId, name, chosen: along.includes(residentId) })),
      ...leaveOf(standing),
    });
    this.setData(this.action());
    if (shift.leads && isNear(shift)) void this.fetchCodes(shift);
    if (shift.outcome?.pictures?.length) void this.fetchPictures();
    else this.setData({ pictures: null });
  },

  /** A leader's phone has the codes before it is where there is no signal. */
  async fetchCodes({ shiftId, teamId }: ShiftDetail) {
    await fetchCodes({ communityId: this.data.communityId, shiftId, teamId });
  },

  async fetchPictures() {
    const { communityId, shiftId } = this.data;
    const answer = await callCloud('volunteer', 'showShiftPictures', { communityId, shiftId });
    if (answer.ok) this.setData({ pictures: { of: 'outcome', ...answer.data } });
  },

  /** Whoever is in a picture takes it down, without having to say why. */
  async takeDown() {
    const { communityId, shiftId, pictures, busy } = this.data;
    const shown = pictures?.pictures ?? [];
    if (busy || shown.length === 0) return;
    const names = shown.map((_, index) => nthPicture(index + 1));
    const chosen = await chooseOne(names, SHIFT_DETAIL.whichPicture);
    const picture = chosen === null ? undefined : shown[chosen];
    if (!picture) return;
    this.setData({ busy: true });
    const key = `picture-down:${picture.pictureId}`;
    const answer = await callCloud('volunteer', 'takeDownPicture', {
      communityId,
      shiftId,
      pictureId: picture.pictureId,
      commandId: keptCommandId(key),
    });
    settleCommand(key, answer);
    this.setData({ busy: false });
    if (!answer.ok) return explain(answer);
    void wx.showToast({ title: SHIFT_DETAIL.takenDown, icon: 'success' });
    await this.refresh();
  },

  /** The one button: what it does for the role that is chosen. */
  action(): { actionLabel: string; actionNote: string } {
    const { shift, roles, roleId, family } = this.data;
    if (!shift) return { actionLabel: '', actionNote: '' };
    if (shift.standing.is === 'offered') {
      return {
        actionLabel: SHIFT_DETAIL.accept,
        actionNote: offeredUntil(momentWords(shift.standing.until, Date.now())),
      };
    }
    const look = roles.find((role) => role.roleId === roleId)?.look;
    if (!look?.act) return { actionLabel: '', actionNote: '' };
    const along = family.filter(({ chosen }) => chosen).length;
    const waits = look.act === 'wait';
    return {
      actionLabel: signUpLabel(waits, along),
      actionNote: waits ? SHIFT_DETAIL.waitNote : '',
    };
  },

  chooseRole(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    this.setData({
      roleId: id,
      roles: this.data.roles.map((role) => ({ ...role, chosen: role.roleId === id })),
    });
    this.setData(this.action());
  },

  chooseFamily(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    this.setData({
      family: this.data.family.map((one) =>
        one.residentId === id ? { ...one, chosen: !one.chosen } : one,
      ),
    });
    this.setData(this.action());
  },

  async act() {
    const { communityId, shiftId, shift, roleId, family, busy } = this.data;
    if (busy || !shift) return;
    this.setData({ busy: true });
    if (shift.standing.is === 'offered') await acceptOffer(communityId, shiftId);
    else {
      const others = family.filter(({ chosen }) => chosen).map(({ residentId }) => residentId);
      const look = this.data.roles.find((role) => role.roleId === roleId)?.look;
      await signUp({
        communityId,
        shiftId,
        roleId,
        waits: look?.act === 'wait',
        risk: this.data.shift?.risk,
        insured: this.data.shift?.insured,
        others,
      });
    }
    this.setData({ busy: false });
    await this.refresh();
  },

  async cancel() {
    const { communityId, shiftId, shift, leave, busy } = this.data;
    if (busy || !shift || !leave) return;
    const late = Date.now() >= shift.lateFrom;
    this.setData({ busy: true });
    await cancelSignUp(communityId, shiftId, leave, late);
    this.setData({ busy: false });
    await this.refresh();
  },

  /** A few words about the shift, for those who lead the team. */
  async say() {
    const { communityId, shiftId, feedback, busy } = this.data;
    if (busy || !feedback) return;
    const { confirm, content } = (await wx.showModal({
      title: SHIFT_DETAIL.saying,
      editable: true,
      placeholderText: SHIFT_DETAIL.sayingExample,
      ...(feedback.said ? { content: feedback.said } : {}),
      confirmText: SHIFT_DETAIL.sayingSend,
      cancelText: SHIFT_DETAIL.sayingCancel,
    })) as { confirm: boolean; content?: string };
    if (!confirm) return;
    const text = (content ?? '').trim().slice(0, LONGEST);
    this.setData({ busy: true });
    const key = `feedback:${shiftId}:${text}`;
    const answer = await callCloud('volunteer', 'sayFeedback', {
      communityId,
      shiftId,
      text,
      commandId: keptCommandId(key),
    });
    settleCommand(key, answer);
    this.setData({ busy: false });
    if (!answer.ok) return explain(answer);
    await this.refresh();
  },

  async readRisk() {
    const { communityId, shiftId, shift, busy } = this.data;
    if (busy || !shift?.risk) return;
    this.setData({ busy: true });
    await readRisk(communityId, shiftId, shift.risk);
    this.setData({ busy: false });
    await this.refresh();
  },

  openOther() {
    const { communityId, shift } = this.data;
    if (shift?.standing.is === 'clashing') {
      go(pathTo.shift(communityId, shift.standing.other.shiftId));
    }
  },

  openList() {
    const { communityId, shiftId, shift } = this.data;
    if (shift) go(pathTo.signUps(communityId, shiftId, shift.teamId));
  },

  openProfile() {
    go(pathTo.volunteerProfile(this.data.communityId));
  },

  openInsurance() {
    const { communityId, shiftId } = this.data;
    go(pathTo.shiftInsurance(communityId, shiftId));
  },

  openCheckIn() {
    const { communityId, shiftId } = this.data;
    go(pathTo.shiftCheckIn(communityId, shiftId));
  },

  openCode() {
    const { communityId, shiftId, shift } = this.data;
    if (shift) go(pathTo.attendanceCode(communityId, shiftId, shift.teamId));
  },

  openAttendance() {
    const { communityId, shiftId, shift } = this.data;
    if (shift) go(pathTo.attendance(communityId, shiftId, shift.teamId));
  },

  async note() {
    const { shift } = this.data;
    if (!shift) return;
    await wx
      .addPhoneCalendar({
        title: shift.title,
        startTime: Math.floor(shift.from / 1000),
        endTime: String(Math.floor(shift.until / 1000)),
        location: shift.meet,
      })
      .catch(() => undefined); // the person said no
  },

  keepDrawn(event: WechatMiniprogram.CustomEvent<{ file: string }>) {
    keepDrawn(this.data.shared, event);
  },

  openPoster() {
    openPoster(this.data.shared);
  },

  onShareAppMessage() {
    const { communityId, shiftId, shared } = this.data;
    return shareCard(shared, pathTo.shift(communityId, shiftId));
  },

  join() {
    go(pathTo.join());
  },
});

/** Near enough for a leader to need the codes. */
function isNear({ from, until }: ShiftDetail): boolean {
  return from - NEAR < Date.now() && Date.now() < until + NEAR;
}

/** Checking in is offered a day before and after as well: the clock of a phone may be wrong. */
function isAboutTime(shift: ShiftDetail): shift is ShiftDetail & { presence: Presence } {
  const { presence } = shift;
  return presence !== null && Date.now() > presence.codesFrom - A_DAY;
}

/** The role that was chosen, if it can be taken; else the first that can. */
function chosenRole(roles: readonly RoleLine[], wanted: string): string {
  const can = roles.filter((role) => standingLook(role.standing, role).act !== '');
  const open = can.find(({ standing }) => standing.is === 'open');
  return (can.find(({ roleId }) => roleId === wanted) ?? open ?? can[0])?.roleId ?? '';
}

function roleView(role: RoleLine, chosen: string): RoleView {
  const { roleId, name, standing } = role;
  return {
    roleId,
    name,
    words: roleNeeds(role),
    look: standingLook(standing, role),
    chosen: roleId === chosen,
  };
}

function leaveOf({ is }: Standing) {
  if (is === 'in' || is === 'offered' || is === 'waiting') {
    return { leave: is, leaveWords: LEAVE[is] };
  }
  return { leave: '' as const, leaveWords: '' };
}

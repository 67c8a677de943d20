import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type { AttendanceLine, AttendedShift } from '../../../../typings/contract/volunteer/hours';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { type FormPicture, picturesProblem } from '../../../text/common/picture';
import { momentWords } from '../../../text/date';
import {
  ATTENDANCE_LIST,
  headcountExample,
  headcountTitle,
  madeWords,
} from '../../../text/volunteer/attendance/pages';
import {
  type AttendanceRow,
  attendanceRow,
  attendedWords,
  type Mark,
  outcomeWords,
  pendingWords,
} from '../../../text/volunteer/attendance/rows';
import { COMMON } from '../../../text/volunteer/common';
import { TOLD_RISK } from '../../../text/volunteer/sign-up';
import { spanWords } from '../../../text/volunteer/standing';
import { definePage } from '../../../view/define-page';
import { removePicture, resendPicture, sendPictures } from '../../../view/form-pictures';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { hasReadRisk } from '../../../view/sign-up';

interface List {
  people: AttendanceLine[];
  shift: AttendedShift;
}

/** Who came, who is awaited, what the leader has to look at; and the headcount that closes a shift. */
definePage({
  data: {
    words: ATTENDANCE_LIST,
    communityId: '',
    shiftId: '',
    teamId: '',
    title: '',
    span: '',
    summary: '',
    pending: '',
    arrived: 0,
    expected: 0,
    late: [] as AttendanceRow[],
    there: [] as AttendanceRow[],
    awaited: [] as AttendanceRow[],
    running: false,
    over: false,
    closable: false,
    outcome: '',
    /** why it was written down afterwards; '' = it was not */
    made: '',
    /** whether it can be taken back by whoever looks; '' = not by them */
    withdraw: '' as NonNullable<AttendedShift['withdraw']> | '',
    /** what to beware of; '' = nothing */
    risk: '',
    /** as typed; '' = nothing */
    served: '',
    saved: '',
    /** of what came of it: those that stand, and those to be added */
    kept: [] as string[],
    added: [] as FormPicture[],
    /** whoever can be recognised agrees */
    agreed: false,
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', shiftId = '', teamId = '' } = query;
    this.setData({ communityId, shiftId, teamId });
  },

  async onShow() {
    await this.refresh();
  },

  one() {
    const { communityId, shiftId, teamId } = this.data;
    return { communityId, shiftId, teamId };
  },

  async refresh() {
    await load(this, {
      keep: `attendance:${this.data.shiftId}`,
      ask: () => callCloud('volunteer', 'listAttendance', this.one()),
      show: (list) => this.show(list),
    });
  },

  show({ people, shift }: List) {
    const { now } = shift;
    const rows = (wanted: (line: AttendanceLine) => boolean) =>
      people.filter(wanted).map((line) => attendanceRow(line, shift, now));
    const wasThere = ({ in: came, entries }: AttendanceLine) => came !== null || entries.length > 0;
    const isOver = !shift.cancelled && now >= shift.until;
    this.setData({
      title: shift.title,
      span: `${momentWords(shift.from, now).replace(/ [\d:]+$/, '')} ${spanWords(shift)}`,
      summary: attendedWords(shift, now),
      pending: pendingWords(people),
      arrived: people.filter(({ in: came }) => came !== null).length,
      expected: people.length,
      late: rows(({ late }) => late),
      there: rows((line) => !line.late && wasThere(line)),
      awaited: rows((line) => !wasThere(line)),
      running: !shift.cancelled && !isOver && now >= shift.marksFrom,
      over: isOver,
      outcome: outcomeWords(shift.outcome),
      kept: shift.outcome?.pictures ?? [],
      made: madeWords(shift.made),
      withdraw: shift.withdraw ?? '',
      risk: shift.risk ?? '',
      closable: isOver && shift.hours === 'waits',
    });
  },

  async mark(event: WechatMiniprogram.TouchEvent) {
    const { id, mark } = event.currentTarget.dataset as { id: string; mark: Mark };
    const { risk, awaited } = this.data;
    const isDue = mark === 'in' && awaited.some((one) => one.residentId === id && one.riskDue);
    if (isDue && !(await hasReadRisk(risk, TOLD_RISK))) return;
    const told = isDue ? { riskTold: true } : {};
    await this.send(`mark-${mark}:${id}`, (commandId) =>
      callCloud('volunteer', 'markAttendance', {
        ...this.one(),
        residentId: id,
        mark,
        ...told,
        commandId,
      }),
    );
  },

  enter(event: WechatMiniprogram.TouchEvent) {
    const { id = '', what } = event.currentTarget.dataset as {
      id?: string;
      what: 'add' | 'correct';
    };
    const { communityId, shiftId, teamId } = this.data;
    go(pathTo.hoursEnter(communityId, shiftId, teamId, what, id));
  },

  openFeedback() {
    const { communityId, shiftId, teamId } = this.data;
    go(pathTo.shiftFeedback(communityId, shiftId, teamId));
  },

  /** It went on for longer: what came on top is a shift of its own, written down afterwards. */
  openLonger() {
    const { communityId, shiftId, teamId } = this.data;
    go(pathTo.shiftRecord(communityId, teamId, shiftId));
  },

  /** It was written down by mistake: what waits for a confirmation is closed with it. */
  async withdraw() {
    const { confirm, content } = (await wx.showModal({
      title: ATTENDANCE_LIST.withdrawTitle,
      editable: true,
      placeholderText: ATTENDANCE_LIST.withdrawExample,
      confirmText: ATTENDANCE_LIST.withdrawConfirm,
      cancelText: ATTENDANCE_LIST.withdrawCancel,
    })) as { confirm: boolean; content?: string };
    if (!confirm) return;
    const reason = content?.trim() ?? '';
    if (reason === '' || reason.length > 200) {
      const title = reason ? ATTENDANCE_LIST.reasonTooLong : ATTENDANCE_LIST.reasonMissing;
      void wx.showToast({ title, icon: 'none' });
      return;
    }
    await this.send(`withdraw:${reason}`, (commandId) =>
      callCloud('volunteer', 'withdrawRecord', { ...this.one(), reason, commandId }),
    );
  },

  openCode() {
    const { communityId, shiftId, teamId } = this.data;
    go(pathTo.attendanceCode(communityId, shiftId, teamId));
  },

  /** How many were there, as the leader saw it; who came first counts. */
  async close() {
    const { arrived } = this.data;
    const { confirm, content } = (await wx.showModal({
      title: headcountTitle(arrived),
      editable: true,
      placeholderText: headcountExample(arrived),
      confirmText: ATTENDANCE_LIST.headcountConfirm,
      cancelText: ATTENDANCE_LIST.headcountCancel,
    })) as { confirm: boolean; content?: string };
    if (!confirm) return;
    const written = content?.trim() ?? '';
    const headcount = Number(written);
    if (written === '' || !Number.isInteger(headcount) || headcount < 0 || headcount > 5000) {
      void wx.showToast({ title: COMMON.wantsNumber, icon: 'none' });
      return;
    }
    await this.send(`close:${headcount}`, (commandId) =>
      callCloud('volunteer', 'closeShift', { ...this.one(), headcount, commandId }),
    );
  },

  typeServed(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ served: event.detail.value, problem: '' });
  },

  typeSaved(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ saved: event.detail.value, problem: '' });
  },

  pictures(): FormPicture[] {
    return this.data.added;
  },

  keepPictures(added: FormPicture[]) {
    this.setData({ added, problem: '' });
  },

  addPictures(event: WechatMiniprogram.CustomEvent<{ paths: string[] }>) {
    void sendPictures(this, 'outcome', event);
  },

  resendPicture(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    void resendPicture(this, 'outcome', event);
  },

  removePicture(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    removePicture(this, event);
  },

  agree(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    this.setData({ agreed: event.detail.value, problem: '' });
  },

  async noteOutcome() {
    const { served, saved, kept, added, agreed } = this.data;
    const unsent = picturesProblem(added);
    if (unsent) return this.setData({ problem: unsent });
    if (added.length > 0 && !agreed) return this.setData({ problem: ASK_THEM });
    const figures = { served: figureOf(served), saved: figureOf(saved) };
    if (Number.isNaN(figures.served) || Number.isNaN(figures.saved)) {
      return this.setData({ problem: ATTENDANCE_LIST.wantsWholeNumbers });
    }
    const ids = added.map(({ pictureId }) => pictureId);
    const shown = ids.length > 0 ? { pictures: [...kept, ...ids], agreed } : {};
    const name = `outcome:${figures.served}:${figures.saved}:${ids.join()}`;
    const isDone = await this.send(name, (commandId) =>
      callCloud('volunteer', 'noteOutcome', { ...this.one(), ...figures, ...shown, commandId }),
    );
    if (isDone) this.setData({ served: '', saved: '', added: [], agreed: false });
  },

  async send(
    name: string,
    ask: (commandId: string) => Promise<Envelope<unknown>>,
  ): Promise<boolean> {
    if (this.data.busy) return false;
    this.setData({ busy: true });
    const kept = `attendance-${name}:${this.data.shiftId}`;
    const answer = await ask(keptCommandId(kept));
    this.setData({ busy: false });
    settleCommand(kept, answer);
    if (!answer.ok) explain(answer);
    await this.refresh();
    return answer.ok;
  },
});

const ASK_THEM = ATTENDANCE_LIST.askThem;

/** A whole number that was typed; null where nothing was, NaN where it is none. */
function figureOf(typed: string): number | null {
  const text = typed.trim();
  if (text === '') return null;
  return /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
}

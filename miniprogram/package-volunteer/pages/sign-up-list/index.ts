import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type { ShiftDetail, SignUpLine } from '../../../../typings/contract/volunteer/shift';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { callLabel } from '../../../text/common/call';
import { momentWords } from '../../../text/date';
import { COMMON } from '../../../text/volunteer/common';
import { shiftShared } from '../../../text/volunteer/share';
import {
  leastPlaces,
  removeTitle,
  resizeTitle,
  rowWords,
  SIGN_UP_LIST,
  seatTitle,
  takenWords,
} from '../../../text/volunteer/shift/people';
import { spanWords } from '../../../text/volunteer/standing';
import { openMadeFile } from '../../../view/attachment';
import { callPerson } from '../../../view/call-person';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { openPoster } from '../../../view/share';
import { hasToldInsurance } from '../../../view/sign-up';

interface Row {
  residentId: string;
  name: string;
  words: string;
  /** what the button that calls says to a screen reader */
  callLabel: string;
  /** the first of the waitlist of a role with a free place */
  next: boolean;
}

interface List {
  shift: ShiftDetail;
  people: SignUpLine[];
}

/** Who comes and who waits, for those who lead the team; and what a leader does about the shift. */
definePage({
  data: {
    words: SIGN_UP_LIST,
    communityId: '',
    shiftId: '',
    teamId: '',
    shift: null as ShiftDetail | null,
    span: '',
    taken: '',
    coming: [] as Row[],
    waiting: [] as Row[],
    cancelled: false,
    begun: false,
    busy: false,
  },

  onLoad(query) {
    this.setData({
      communityId: query.communityId ?? '',
      shiftId: query.shiftId ?? '',
      teamId: query.teamId ?? '',
    });
  },

  async onShow() {
    await this.refresh();
  },

  one() {
    const { communityId, shiftId, teamId } = this.data;
    return { communityId, shiftId, teamId };
  },

  async refresh() {
    await load(this, { ask: () => this.ask(), show: (list) => this.show(list) });
  },

  async ask(): Promise<Envelope<List>> {
    const { teamId, ...shift } = this.one();
    const [shown, list] = await Promise.all([
      callCloud('volunteer', 'showShift', shift),
      callCloud('volunteer', 'listSignUps', { ...shift, teamId }),
    ]);
    if (!shown.ok) return shown;
    if (!list.ok) return list;
    return { ok: true, data: { shift: shown.data, people: list.data.people } };
  },

  show({ shift, people }: List) {
    const now = Date.now();
    const roleName = (id: string) =>
      shift.roles.length > 1 ? (shift.roles.find(({ roleId }) => roleId === id)?.name ?? '') : '';
    const row = (line: SignUpLine): Row => {
      const name = line.name || COMMON.gone;
      return {
        residentId: line.residentId,
        name,
        words: rowWords(line, roleName(line.roleId), now),
        callLabel: callLabel(name),
        next: false,
      };
    };
    const waiting = people.filter(({ state }) => state === 'waiting');
    const firsts = shift.roles
      .filter(({ places, taken }) => taken < places)
      .map(({ roleId }) => waiting.find((line) => line.roleId === roleId)?.residentId);
    this.setData({
      shift,
      span: `${momentWords(shift.from, now).replace(/ [\d:]+$/, '')} ${spanWords(shift)}`,
      taken: takenWords(shift),
      coming: people.filter(({ state }) => state !== 'waiting').map(row),
      waiting: waiting.map(row).map((one) => ({ ...one, next: firsts.includes(one.residentId) })),
      cancelled: shift.standing.is === 'cancelled',
      begun: now >= shift.from,
    });
  },

  openUnreached() {
    const { communityId, shiftId, teamId } = this.data;
    go(pathTo.unreached(communityId, shiftId, teamId));
  },

  openAdd() {
    const { communityId, shiftId, teamId } = this.data;
    go(pathTo.peopleAdd(communityId, shiftId, teamId));
  },

  openChange() {
    const { communityId, shiftId, teamId } = this.data;
    go(pathTo.shiftChange(communityId, shiftId, teamId));
  },

  /** The list to sign by hand: it can be kept, sent on and printed. */
  async print() {
    if (this.data.busy) return;
    this.setData({ busy: true });
    const kept = `print-list:${this.data.shiftId}`;
    const answer = await callCloud('filing', 'printShift', {
      ...this.one(),
      what: 'list',
      commandId: keptCommandId(kept),
    });
    settleCommand(kept, answer);
    this.setData({ busy: false });
    if (!answer.ok) return explain(answer);
    await openMadeFile(answer.data);
  },

  poster() {
    const { communityId, shift } = this.data;
    openPoster(shift && shiftShared(communityId, shift));
  },

  planAgain() {
    const { communityId, shiftId, teamId } = this.data;
    go(pathTo.shiftEdit(communityId, teamId, shiftId));
  },

  async call(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = event.currentTarget.dataset as { id: string; name: string };
    await callPerson({ ...this.one(), residentId: id }, name);
  },

  /** The next of the waitlist was called and comes. */
  async seat(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = event.currentTarget.dataset as { id: string; name: string };
    const list = await this.ask();
    if (!list.ok) return explain(list);
    const roleId = list.data.people.find(({ residentId }) => residentId === id)?.roleId;
    const { confirm } = await wx.showModal({
      title: seatTitle(name),
      content: SIGN_UP_LIST.seatHint,
      confirmText: SIGN_UP_LIST.seatConfirm,
      cancelText: SIGN_UP_LIST.seatCancel,
    });
    if (!confirm || !roleId) return;
    const insured = list.data.shift.insured === true;
    if (insured && !(await hasToldInsurance())) return;
    const told = insured ? { insuranceRead: true } : {};
    await this.send(`add:${id}`, (commandId) =>
      callCloud('volunteer', 'addToShift', {
        ...this.one(),
        roleId,
        residentId: id,
        ...told,
        commandId,
      }),
    );
  },

  async remove(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = event.currentTarget.dataset as { id: string; name: string };
    const { confirm } = await wx.showModal({
      title: removeTitle(name),
      content: SIGN_UP_LIST.removeHint,
      confirmText: SIGN_UP_LIST.remove,
      cancelText: SIGN_UP_LIST.removeCancel,
    });
    if (!confirm) return;
    await this.send(`remove:${id}`, (commandId) =>
      callCloud('volunteer', 'removeFromShift', { ...this.one(), residentId: id, commandId }),
    );
  },

  /** More or fewer places, of one role. */
  async resize() {
    const { shift } = this.data;
    if (!shift) return;
    const at = shift.roles.length > 1 ? await chooseOne(shift.roles.map(({ name }) => name)) : 0;
    const role = at === null ? undefined : shift.roles[at];
    if (!role) return;
    const { confirm, content } = (await wx.showModal({
      title: resizeTitle(role.name, role.places, role.taken),
      editable: true,
      placeholderText: leastPlaces(Math.max(1, role.taken)),
      confirmText: COMMON.changed,
      cancelText: SIGN_UP_LIST.resizeCancel,
    })) as { confirm: boolean; content?: string };
    const places = Number(content?.trim());
    if (!confirm) return;
    if (!Number.isInteger(places) || places < 1 || places > 500) {
      void wx.showToast({ title: COMMON.wantsNumber, icon: 'none' });
      return;
    }
    const { roleId } = role;
    const { seen } = shift;
    await this.send(`resize:${roleId}:${places}`, (commandId) =>
      callCloud('volunteer', 'resizeShift', { ...this.one(), roleId, places, seen, commandId }),
    );
  },

  async cancelShift() {
    const { confirm, content } = (await wx.showModal({
      title: SIGN_UP_LIST.cancelTitle,
      editable: true,
      placeholderText: SIGN_UP_LIST.cancelExample,
      confirmText: SIGN_UP_LIST.cancelConfirm,
      cancelText: SIGN_UP_LIST.cancelCancel,
    })) as { confirm: boolean; content?: string };
    if (!confirm) return;
    const reason = content?.trim() || SIGN_UP_LIST.cancelReason;
    await this.send('cancel', (commandId) =>
      callCloud('volunteer', 'cancelShift', { ...this.one(), reason, commandId }),
    );
  },

  async send(name: string, ask: (commandId: string) => Promise<Envelope<unknown>>) {
    if (this.data.busy) return;
    this.setData({ busy: true });
    const kept = `shift-${name}:${this.data.shiftId}`;
    const answer = await ask(keptCommandId(kept));
    this.setData({ busy: false });
    settleCommand(kept, answer);
    if (!answer.ok) explain(answer);
    await this.refresh();
  },
});

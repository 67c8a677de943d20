import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import { callCloud } from '../../../cloud/call-cloud';
import { isPassing } from '../../../cloud/passing';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { CONFIRM } from '../../../text/home/need';
import {
  justNoted,
  mayUndoWords,
  NOTICE_DOORS,
  noDoor,
  signedWords,
  toldWords,
} from '../../../text/notice/page/doors';
import {
  DOOR_STATES,
  HANDED_DOORS,
  NOTE_WAYS,
  NOTE_WAYS_LABEL,
  NOTED,
  notedWords,
} from '../../../text/notice/receipt';
import {
  type BuildingDoors,
  countStates,
  doorLabel,
  offerWays,
} from '../../../view/building-doors';
import { definePage } from '../../../view/define-page';
import { doorPaths } from '../../../view/door-paths';
import { everyPage } from '../../../view/every-page';
import { go } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { callHousehold } from '../../call-household';
import { type Answered, drawnRows, isOpen, type Row, rowsOf } from './doors';

type WrittenDown = keyof typeof NOTED;
type Send = (change: { householdId: string; commandId: string }) => Promise<Envelope<unknown>>;

/** Several at once is kept from one building to the next. */
let picksSeveral = false;

/** The doors of a building: who has confirmed and who has not; a tap calls a household or writes down what it said. */
definePage({
  data: {
    words: NOTICE_DOORS,
    ways: NOTE_WAYS,
    wayLabel: NOTE_WAYS_LABEL,
    communityId: '',
    noticeId: '',
    placeId: '',
    place: '',
    search: '',
    noDoor: '',
    /** only doors that have not confirmed, and what was just written down: those that were handed to the reader */
    onlyMine: false,
    handed: HANDED_DOORS,
    rows: [] as Row[],
    /** there are more doors than are drawn */
    isCut: false,
    buildings: [] as BuildingDoors[],
    states: [] as { sign: string; words: string }[],
    open: 0,
    /** the households that something is about to be written down for; null while nobody picks */
    picked: null as string[] | null,
    toldWords: '',
    signedWords: '',
    /** what was written down last, to be taken back */
    noted: [] as string[],
    notedWords: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', noticeId = '', placeId = '' } = query;
    const place = decodeURIComponent(query.place ?? '');
    const picked = picksSeveral ? [] : null;
    const onlyMine = query.only === 'mine';
    this.setData({ communityId, noticeId, placeId, place, picked, onlyMine });
    void this.refresh();
  },

  async ask(): Promise<Envelope<Answered>> {
    const { communityId, noticeId, placeId, search } = this.data;
    const input = {
      communityId,
      noticeId,
      ...(placeId ? { placeId } : {}),
      ...(search ? { search } : {}),
    };
    const [open, done] = await Promise.all([
      everyPage(
        (after) => callCloud('notice', 'listUnconfirmed', { ...input, ...after }),
        ({ households }) => households,
      ),
      everyPage(
        (after) => callCloud('notice', 'listConfirmations', { ...input, ...after }),
        ({ households }) => households,
      ),
    ]);
    if (!open.ok) return open;
    if (!done.ok) return done;
    const isCut = open.data.isCut || done.data.isCut;
    return { ok: true, data: { open: open.data.lines, done: done.data.lines, isCut } };
  },

  async refresh() {
    const { noticeId, placeId, search } = this.data;
    await load(this, {
      ...(search === '' ? { keep: `door-grid:${noticeId}:${placeId}` } : {}),
      ask: () => this.ask(),
      show: (answered) => {
        this.setData({ isCut: answered.isCut });
        const rows = rowsOf(answered, this.data.place, Date.now());
        this.draw(this.data.onlyMine ? rows.filter((row) => isOpen(row) || row.mayUndo) : rows);
      },
    });
  },

  /** Shows these households, and of those that were picked the ones that are still open. */
  draw(rows: Row[], picks?: string[] | null) {
    const left = new Set(rows.filter(isOpen).map(({ householdId }) => householdId));
    const kept = picks === undefined ? this.data.picked : picks;
    const picked = kept?.filter((id) => left.has(id)) ?? null;
    const count = picked?.length ?? 0;
    this.setData({
      rows,
      picked,
      toldWords: toldWords(count),
      signedWords: signedWords(count),
      open: left.size,
      buildings: drawnRows(rows, this.data.place, picked),
      states: countStates(DOOR_STATES, rows, NOTICE_DOORS.unit),
    });
  },

  typeSearch(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const search = event.detail.value.replace(/[^\p{L}\p{N}-]/gu, '').slice(0, 20);
    this.setData({ search, noDoor: noDoor(search) });
    void this.refresh();
  },

  openHandout() {
    go(doorPaths.handout(this.data.communityId, this.data.noticeId));
  },

  async chooseDoor(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const { id } = event.detail;
    const { rows, picked, busy } = this.data;
    const row = rows.find(({ householdId }) => householdId === id);
    if (busy || !row) return;
    if (!picked) await (isOpen(row) && row.mayNote ? this.offer(row) : this.tell(row));
    else
      this.draw(rows, picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id]);
  },

  /** What can be done for a household that has not confirmed. */
  async offer(row: Row) {
    const { householdId: id, hasPhone, words } = row;
    const ways = [
      ...(hasPhone ? [{ name: NOTICE_DOORS.call, act: () => this.call(id) }] : []),
      { name: NOTICE_DOORS.told, act: () => this.write([id], 'door') },
      { name: NOTED.paper, act: () => this.write([id], 'paper') },
    ];
    await offerWays(ways, `${doorLabel(row)}：${words}`);
  },

  /** How a household has confirmed. What one has written down oneself can be taken back. */
  async tell(row: Row) {
    const { householdId, words, mayUndo } = row;
    const { confirm } = await wx.showModal({
      title: doorLabel(row),
      content: mayUndo ? mayUndoWords(words) : words,
      showCancel: mayUndo,
      confirmText: mayUndo ? NOTICE_DOORS.undo : CONFIRM,
      cancelText: NOTICE_DOORS.right,
    });
    if (confirm && mayUndo) await this.takeBack([householdId]);
  },

  async call(id: string) {
    if (!(await callHousehold(this, id, 'confirmation'))) return;
    const { confirm: isAgreed } = await wx.showModal({
      content: NOTICE_DOORS.agreedQuestion,
      confirmText: NOTICE_DOORS.agreed,
      cancelText: NOTICE_DOORS.notAgreed,
    });
    if (isAgreed) await this.write([id], 'phone');
  },

  chooseWay(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    picksSeveral = event.detail.key === 'several';
    if (this.data.busy || picksSeveral === (this.data.picked !== null)) return;
    this.draw(this.data.rows, picksSeveral ? [] : null);
  },

  async notePicked(event: WechatMiniprogram.TouchEvent) {
    const { how } = event.currentTarget.dataset as { how: WrittenDown };
    await this.write(this.data.picked ?? [], how);
  },

  /** One household after the other; each ticks as soon as it is written down, and what failed stays picked. */
  async write(ids: readonly string[], how: WrittenDown) {
    const { communityId, noticeId, busy } = this.data;
    if (busy || ids.length === 0) return;
    // As they are called now: another search may draw other doors before the answers come.
    const names = new Map(this.data.rows.map((row) => [row.householdId, doorLabel(row)]));
    this.setData({ busy: true, noted: [], notedWords: '' });
    const { done, failure } = await this.forEach(ids, `written:${how}`, async (change) => {
      const input = { communityId, noticeId, how, ...change };
      const answer = await callCloud('notice', 'confirmFor', input);
      if (answer.ok) this.showNoted(change.householdId, how);
      return answer;
    });
    const failed = ids.length - done.length;
    const labels = done.map((id) => names.get(id) ?? '');
    const words = done.length === 0 ? '' : notedWords(labels, failed, how);
    this.setData({ busy: false, noted: done, notedWords: words });
    if (failure) explain(failure);
  },

  showNoted(id: string, how: WrittenDown) {
    const patch = { state: 'noted' as const, words: justNoted(NOTED[how]), mayUndo: true };
    this.draw(this.data.rows.map((row) => (row.householdId === id ? { ...row, ...patch } : row)));
  },

  async undo() {
    await this.takeBack(this.data.noted);
  },

  async takeBack(ids: readonly string[]) {
    const { communityId, noticeId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true });
    const { done, failure } = await this.forEach(ids, 'unwritten', (change) =>
      callCloud('notice', 'undoConfirmFor', { communityId, noticeId, ...change }),
    );
    const noted = this.data.noted.filter((id) => !done.includes(id));
    this.setData({ busy: false, noted, ...(noted.length === 0 ? { notedWords: '' } : {}) });
    if (failure) explain(failure);
    await this.refresh();
  },

  /** Sends one command for each household. Without a connection the others are not tried. */
  async forEach(ids: readonly string[], what: string, send: Send) {
    const done: string[] = [];
    let failure: Envelope<unknown> | null = null;
    for (const householdId of ids) {
      const name = `door:${this.data.noticeId}:${householdId}`;
      const answer = await send({ householdId, commandId: keptCommandId(name, what) });
      settleCommand(name, answer);
      if (answer.ok) done.push(householdId);
      else {
        failure ??= answer;
        if (isPassing(answer.code)) break;
      }
    }
    return { done, failure };
  },
});

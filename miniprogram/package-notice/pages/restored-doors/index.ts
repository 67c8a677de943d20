import '../../errors';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { DOORS, notedRecovery, RECOVERY_STATES } from '../../../text/notice/recovery-doors';
import {
  type BuildingDoors,
  buildingsOf,
  countStates,
  doorLabel,
  offerWays,
} from '../../../view/building-doors';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import { everyPage } from '../../../view/every-page';
import { explain, load } from '../../../view/load';
import { callHousehold } from '../../call-household';
import { doorOf, type RecoveryRow, rowOf } from './rows';

type How = 'phone' | 'door';

/** The doors of a building: where something is still wrong; a tap calls, or writes down what was said. */
definePage({
  data: {
    communityId: '',
    noticeId: '',
    placeId: '',
    place: '',
    search: '',
    words: DOORS,
    rows: [] as RecoveryRow[],
    isCut: false,
    grids: [] as BuildingDoors[],
    states: [] as { sign: string; words: string }[],
    /** what was written down last, to be taken back */
    noted: '',
    notedWords: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', noticeId = '', placeId = '' } = query;
    const place = decodeURIComponent(query.place ?? '');
    this.setData({ communityId, noticeId, placeId, place });
    void this.refresh();
  },

  async refresh() {
    const { communityId, noticeId, placeId, place, search } = this.data;
    const input = {
      communityId,
      noticeId,
      ...(placeId ? { placeId } : {}),
      ...(search ? { search } : {}),
    };
    await load(this, {
      ...(search === '' ? { keep: `restored-doors:${noticeId}:${placeId}` } : {}),
      ask: async () => {
        const [doors, notice] = await Promise.all([
          everyPage(
            (after) => callCloud('notice', 'listRestored', { ...input, ...after }),
            ({ households }) => households,
          ),
          callCloud('notice', 'showNotice', { communityId, noticeId }),
        ]);
        if (!doors.ok) return doors;
        const title = notice.ok ? notice.data.title : '';
        return { ok: true as const, data: { ...doors.data, title } };
      },
      show: ({ lines, isCut, title }) => {
        const now = Date.now();
        this.setData({ isCut });
        this.draw(lines.map((door) => rowOf(door, place, title, now)));
      },
    });
  },

  draw(rows: RecoveryRow[]) {
    this.setData({
      rows,
      grids: buildingsOf(rows, this.data.place, doorOf),
      states: countStates(RECOVERY_STATES, rows, DOORS.unit),
    });
  },

  typeSearch(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const search = event.detail.value.replace(/[^\p{L}\p{N}-]/gu, '').slice(0, 20);
    this.setData({ search });
    void this.refresh();
  },

  async chooseDoor(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const row = this.data.rows.find(({ householdId }) => householdId === event.detail.id);
    if (this.data.busy || !row) return;
    if (row.state === 'restored' || row.mayUndo) await this.tell(row);
    else await this.offer(row);
  },

  /** What can be done for a household that has not said that all is well. */
  async offer(row: RecoveryRow) {
    const { householdId: id, mayCall, words } = row;
    const ways = [
      ...(mayCall ? [{ name: DOORS.call, act: () => this.call(row) }] : []),
      { name: DOORS.doorWell, act: () => this.note(id, true, 'door') },
      { name: DOORS.doorNot, act: () => this.note(id, false, 'door') },
    ];
    await offerWays(ways, `${doorLabel(row)}：${words}`);
  },

  /** What a household has said. What one has written down oneself can be taken back. */
  async tell(row: RecoveryRow) {
    const { householdId, words, mayUndo } = row;
    const { confirm } = await wx.showModal({
      title: doorLabel(row),
      content: words,
      showCancel: mayUndo,
      confirmText: mayUndo ? DOORS.back : DOORS.know,
      cancelText: DOORS.kept,
    });
    if (confirm && mayUndo) await this.takeBack(householdId);
  },

  async call(row: RecoveryRow) {
    const { householdId } = row;
    if (!(await callHousehold(this, householdId, 'recovery'))) return;
    const chosen = await chooseOne([DOORS.saidWell, DOORS.saidNot], DOORS.asked);
    if (chosen !== null) await this.note(householdId, chosen === 0, 'phone');
  },

  async note(householdId: string, restored: boolean, how: How) {
    const { communityId, noticeId, busy, rows } = this.data;
    const row = rows.find((one) => one.householdId === householdId);
    if (busy || !row) return;
    this.setData({ busy: true, noted: '', notedWords: '' });
    const name = `restored-noted:${noticeId}:${householdId}`;
    const commandId = keptCommandId(name, `${how} ${restored}`);
    const input = { communityId, noticeId, householdId, restored, how, commandId };
    const answer = await callCloud('notice', 'noteRestored', input);
    this.setData({ busy: false });
    settleCommand(name, answer);
    if (!answer.ok) return explain(answer);
    this.setData({ noted: householdId, notedWords: notedRecovery(doorLabel(row), restored) });
    await this.refresh();
  },

  async undo() {
    await this.takeBack(this.data.noted);
  },

  async takeBack(householdId: string) {
    const { communityId, noticeId, busy } = this.data;
    if (busy || householdId === '') return;
    this.setData({ busy: true });
    const name = `restored-noted:${noticeId}:${householdId}`;
    const commandId = keptCommandId(name, 'undo');
    const input = { communityId, noticeId, householdId, commandId };
    const answer = await callCloud('notice', 'undoNoteRestored', input);
    this.setData({ busy: false });
    settleCommand(name, answer);
    if (!answer.ok) return explain(answer);
    this.setData({ noted: '', notedWords: '' });
    await this.refresh();
  },
});

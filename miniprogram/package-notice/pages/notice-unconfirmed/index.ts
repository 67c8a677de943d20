import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { definePage } from '../../../view/define-page';
import { explain, load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';
import { confirmedRow, openRow, type Row } from './row';

type WrittenDown = 'paper' | 'phone' | 'door';

const NOTED: Record<WrittenDown, string> = {
  paper: '刚记下：纸面已签',
  phone: '刚记下：电话里说好了',
  door: '刚记下：当面告知了',
};

interface Answered {
  rows: Row[];
  next: string | null;
}

/** The list for a round of the doors: who has not confirmed, found by house number; and who has. */
definePage({
  data: {
    communityId: '',
    noticeId: '',
    placeId: '',
    place: '',
    search: '',
    confirmed: false,
    ...noRows<Row>(),
    /** the household that something is being done about */
    busy: '',
  },

  onLoad(query) {
    const { communityId = '', noticeId = '', placeId = '' } = query;
    const place = decodeURIComponent(query.place ?? '');
    this.setData({ communityId, noticeId, placeId, place });
    void this.refresh();
  },

  async ask(after?: string): Promise<Envelope<Answered>> {
    const { communityId, noticeId, placeId, place, search, confirmed } = this.data;
    const input = {
      communityId,
      noticeId,
      ...(placeId ? { placeId } : {}),
      ...(search ? { search } : {}),
      ...(after ? { after } : {}),
    };
    if (confirmed) {
      const answer = await callCloud('notice', 'listConfirmations', input);
      if (!answer.ok) return answer;
      const { households, next } = answer.data;
      const now = Date.now();
      return {
        ok: true,
        data: { rows: households.map((line) => confirmedRow(line, place, now)), next },
      };
    }
    const answer = await callCloud('notice', 'listUnconfirmed', input);
    if (!answer.ok) return answer;
    const { households, next } = answer.data;
    return { ok: true, data: { rows: households.map((line) => openRow(line, place)), next } };
  },

  async refresh() {
    const { noticeId, placeId, search, confirmed } = this.data;
    await load(this, {
      ...(search === '' ? { keep: `doors:${noticeId}:${placeId}:${confirmed}` } : {}),
      ask: () => this.ask(),
      show: ({ rows, next }) => this.setData({ rows, next, moreFailure: '' }),
    });
  },

  async more() {
    await showMore(this, { ask: (after) => this.ask(after), rows: ({ rows }) => rows });
  },

  typeSearch(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const search = event.detail.value.replace(/[^\p{L}\p{N}-]/gu, '').slice(0, 20);
    this.setData({ search });
    void this.refresh();
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const confirmed = event.currentTarget.dataset.list === 'confirmed';
    if (confirmed === this.data.confirmed) return;
    this.setData({ confirmed, rows: [], next: null, phase: 'loading' });
    void this.refresh();
  },

  async call(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const { communityId, noticeId, busy } = this.data;
    if (busy) return;
    const { confirm } = await wx.showModal({
      title: '打电话给这一户？',
      content: '会打开这一户户主的电话。您看过号码这件事会记录下来。',
      confirmText: '打电话',
      cancelText: '先不打',
    });
    if (!confirm) return;
    this.setData({ busy: id });
    const name = `call:${noticeId}:${id}`;
    const commandId = keptCommandId(name);
    const answer = await callCloud('notice', 'callNumber', {
      communityId,
      noticeId,
      householdId: id,
      commandId,
    });
    this.setData({ busy: '' });
    settleCommand(name, answer);
    if (!answer.ok) return explain(answer);
    try {
      await wx.makePhoneCall({ phoneNumber: answer.data.phone });
    } catch {
      return; // closed without calling
    }
    await this.afterCall(id);
  },

  async afterCall(id: string) {
    const { confirm } = await wx.showModal({
      content: '电话里说好了吗？说好了就替这一户记下确认。',
      confirmText: '说好了',
      cancelText: '还没有',
    });
    if (confirm) await this.write(id, 'phone');
  },

  async note(event: WechatMiniprogram.TouchEvent) {
    const { id, how } = event.currentTarget.dataset as { id: string; how: WrittenDown };
    await this.write(id, how);
  },

  async write(id: string, how: WrittenDown) {
    const { communityId, noticeId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: id });
    const name = `written:${noticeId}:${id}`;
    const commandId = keptCommandId(name);
    const answer = await callCloud('notice', 'confirmFor', {
      communityId,
      noticeId,
      householdId: id,
      how,
      commandId,
    });
    this.setData({ busy: '' });
    settleCommand(name, answer);
    if (!answer.ok) return explain(answer);
    this.change(id, { isOpen: false, mayUndo: true, words: NOTED[how] });
  },

  async undo(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const { communityId, noticeId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: id });
    const name = `unwritten:${noticeId}:${id}`;
    const commandId = keptCommandId(name);
    const answer = await callCloud('notice', 'undoConfirmFor', {
      communityId,
      noticeId,
      householdId: id,
      commandId,
    });
    this.setData({ busy: '' });
    settleCommand(name, answer);
    if (!answer.ok) return explain(answer);
    await this.refresh();
  },

  /** The card stays where it is, so that a slip of the finger is seen and taken back. */
  change(id: string, patch: Partial<Row>) {
    const rows = this.data.rows.map((row) => (row.householdId === id ? { ...row, ...patch } : row));
    this.setData({ rows });
  },
});

import '../../errors';
import type {
  OpeningCheck,
  OpeningLine,
  OpeningRow,
} from '../../../../typings/contract/civility/opening';
import { callCloud } from '../../../cloud/call-cloud';
import { uploadFile } from '../../../cloud/upload-file';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { memberships } from '../../../store/session';
import { doubtWords, openingWords, sumWords } from '../../../text/civility/opening';
import { errorWords } from '../../../text/error';
import { holdsOne } from '../../../text/role/role';
import { chooseSheet } from '../../../view/choose-sheet';
import { definePage } from '../../../view/define-page';
import { explain, load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

interface Book {
  openingId: string;
  households: number;
  points: number;
  left: number;
  words: string;
  isOpen: boolean;
  own: boolean;
}
interface View extends Pick<OpeningCheck, 'households' | 'points' | 'rows'> {
  sum: string;
  doubts: string[];
  more: number;
}
type Tapped = WechatMiniprogram.TouchEvent;

/** Points of paper books: one enters a table, another compares it with the book. */
definePage({
  data: {
    communityId: '',
    writes: false,
    books: [] as Book[],
    fileName: '',
    fileId: '',
    check: null as View | null,
    /** the table that is being looked at row by row */
    opened: '',
    ...noRows<OpeningRow>(),
    busy: '',
    problem: '',
  },

  onLoad({ communityId = '' }) {
    this.setData({ communityId });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    const known = await memberships();
    const roles = known.ok
      ? (known.data.find((one) => one.communityId === communityId)?.roles ?? [])
      : [];
    this.setData({ writes: holdsOne(roles, ['secretary', 'committee-member']) });
    await load(this, {
      ask: () => callCloud('civility', 'listOpenings', { communityId }),
      show: ({ openings }) => {
        const now = Date.now();
        this.setData({ books: openings.map((one) => bookOf(one, now)) });
      },
    });
  },

  async choose() {
    if (this.data.busy) return;
    const file = await chooseSheet();
    if (!file) return;
    this.setData({ check: null, fileId: '', fileName: file.name, problem: file.problem });
    if (file.problem) return;
    this.setData({ busy: 'read' });
    const { communityId } = this.data;
    const upload = await uploadFile('rosters', communityId, file.path, file.ending);
    if (upload.ok) await this.check(upload.data);
    this.setData({ busy: '', ...(upload.ok ? {} : { problem: errorWords(upload) }) });
  },

  async check(fileId: string) {
    const { communityId } = this.data;
    const answer = await callCloud('civility', 'checkOpening', { communityId, fileId });
    if (answer.ok) this.setData({ fileId, check: viewOf(answer.data) });
    else this.setData({ problem: errorWords(answer) });
  },

  async enter() {
    const { communityId, fileId, busy } = this.data;
    if (busy || !fileId) return;
    this.setData({ busy: 'enter', problem: '' });
    const draft = `opening:${fileId}`;
    const input = { communityId, fileId, commandId: keptCommandId(draft) };
    const answer = await callCloud('civility', 'enterOpening', input);
    settleCommand(draft, answer);
    this.setData({ busy: '' });
    if (!answer.ok) {
      this.setData({ problem: errorWords(answer) });
      return;
    }
    this.setData({ check: null, fileId: '', fileName: '' });
    void wx.showToast({ title: '登记好了', icon: 'success' });
    await this.refresh();
  },

  leave() {
    this.setData({ check: null, fileId: '', fileName: '', problem: '' });
  },

  async look(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    const { communityId, opened } = this.data;
    if (opened === id) {
      this.setData({ opened: '', ...noRows<OpeningRow>() });
      return;
    }
    const answer = await callCloud('civility', 'showOpening', { communityId, openingId: id });
    if (!answer.ok) return explain(answer);
    const { rows, next } = answer.data;
    this.setData({ opened: id, rows, next });
  },

  async more() {
    const { communityId, opened: openingId } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('civility', 'showOpening', { communityId, openingId, after }),
      rows: ({ rows }) => rows,
    });
  },

  async decide(event: Tapped) {
    const { id, agrees } = event.currentTarget.dataset as { id: string; agrees: boolean };
    const { communityId, busy, books } = this.data;
    const book = books.find(({ openingId }) => openingId === id);
    if (busy || !book) return;
    const { confirm } = await wx.showModal({
      content: agrees
        ? `${book.households} 户、一共 ${book.points} 分，和纸质积分册一致？转入以后每家都会收到，可以提出不对。`
        : '退回这本积分册？一分也不会转。',
      confirmText: agrees ? '一致' : '退回',
      cancelText: '再看看',
    });
    if (!confirm) return;
    this.setData({ busy: id });
    const draft = `opening-decision:${id}:${agrees}`;
    const input = { communityId, openingId: id, agrees, commandId: keptCommandId(draft) };
    const answer = await callCloud('civility', 'decideOpening', input);
    settleCommand(draft, answer);
    this.setData({ busy: '' });
    if (!answer.ok) return explain(answer);
    await this.refresh();
  },
});

function viewOf(check: OpeningCheck): View {
  const { households, points, rows, doubts, doubtCount } = check;
  return {
    households,
    points,
    rows,
    sum: sumWords(check),
    doubts: doubts.map(doubtWords),
    more: doubtCount - doubts.length,
  };
}

function bookOf(line: OpeningLine, now: number): Book {
  const { openingId, households, points, left, state, own } = line;
  const words = openingWords(line, now);
  return { openingId, households, points, left, words, isOpen: state === 'open', own };
}

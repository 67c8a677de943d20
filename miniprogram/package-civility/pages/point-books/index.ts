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
import {
  bookTitle,
  confirmBook,
  leftOut,
  moreDoubts,
  ofHouseholds,
  POINT_BOOKS,
  readWords,
} from '../../../text/civility/page/books';
import { plainPoints } from '../../../text/civility/page/common';
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
  title: string;
  left: string;
  words: string;
  isOpen: boolean;
  own: boolean;
}
interface Line extends Pick<OpeningRow, 'row' | 'label'> {
  points: string;
}
interface View extends Pick<OpeningCheck, 'households' | 'points'> {
  counted: string;
  read: string;
  sum: string;
  doubts: string[];
  more: string;
}
type Tapped = WechatMiniprogram.TouchEvent;

/** Points of paper books: one enters a table, another compares it with the book. */
definePage({
  data: {
    words: POINT_BOOKS,
    communityId: '',
    writes: false,
    books: [] as Book[],
    fileName: '',
    fileId: '',
    check: null as View | null,
    /** the table that is being looked at row by row */
    opened: '',
    ...noRows<Line>(),
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
    void wx.showToast({ title: POINT_BOOKS.done, icon: 'success' });
    await this.refresh();
  },

  leave() {
    this.setData({ check: null, fileId: '', fileName: '', problem: '' });
  },

  async look(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    const { communityId, opened } = this.data;
    if (opened === id) {
      this.setData({ opened: '', ...noRows<Line>() });
      return;
    }
    const answer = await callCloud('civility', 'showOpening', { communityId, openingId: id });
    if (!answer.ok) return explain(answer);
    const { rows, next } = answer.data;
    this.setData({ opened: id, rows: rows.map(lineOf), next });
  },

  async more() {
    const { communityId, opened: openingId } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('civility', 'showOpening', { communityId, openingId, after }),
      rows: ({ rows }) => rows.map(lineOf),
    });
  },

  async decide(event: Tapped) {
    const { id, agrees } = event.currentTarget.dataset as { id: string; agrees: boolean };
    const { communityId, busy, books } = this.data;
    const book = books.find(({ openingId }) => openingId === id);
    if (busy || !book) return;
    const { confirm } = await wx.showModal({
      content: agrees ? confirmBook(book.households, book.points) : POINT_BOOKS.confirmDecline,
      confirmText: agrees ? POINT_BOOKS.isAlike : POINT_BOOKS.sendBack,
      cancelText: POINT_BOOKS.lookAgain,
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
    counted: ofHouseholds(households),
    read: readWords(rows),
    sum: sumWords(check),
    doubts: doubts.map(doubtWords),
    more: moreDoubts(doubtCount - doubts.length),
  };
}

function lineOf({ row, label, points }: OpeningRow): Line {
  return { row, label, points: plainPoints(points) };
}

function bookOf(line: OpeningLine, now: number): Book {
  const { openingId, households, points, left, state, own } = line;
  const words = openingWords(line, now);
  return {
    openingId,
    households,
    points,
    title: bookTitle(households, points),
    left: leftOut(left),
    words,
    isOpen: state === 'open',
    own,
  };
}

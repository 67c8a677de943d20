import '../../errors';
import type { MatterTopic } from '../../../../typings/contract/matter/matter';
import type { OrderCheck, OrderRow } from '../../../../typings/contract/matter/order';
import { callCloud } from '../../../cloud/call-cloud';
import { isPassing } from '../../../cloud/passing';
import { uploadFile } from '../../../cloud/upload-file';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { errorWords } from '../../../text/error';
import {
  enterableWords,
  enteredWords,
  enterWords,
  ORDERS,
  orderDoubtWords,
  orderWords,
  progressWords,
  readWords,
  refusedOrder,
} from '../../../text/matter/order';
import { guessTopic } from '../../../text/matter/wording';
import { chooseSheet } from '../../../view/choose-sheet';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

interface Line extends OrderRow {
  topicId: string;
  said: string;
}

/** Orders of 12345 from a table: looked at first, then each becomes a matter. One that is there is left alone. */
definePage({
  data: {
    words: ORDERS,
    communityId: '',
    topics: [] as MatterTopic[],
    fileName: '',
    lines: [] as Line[],
    doubts: [] as string[],
    isRead: false,
    heading: '',
    read: '',
    progress: '',
    enterWords: '',
    /** of the lines, how many are dealt with */
    done: 0,
    entered: 0,
    refused: [] as string[],
    isOver: false,
    busy: '',
    problem: '',
  },

  onLoad({ communityId = '' }) {
    this.setData({ communityId });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: () => callCloud('matter', 'listTopics', { communityId }),
      show: ({ rules }) => this.setData({ topics: rules.topics }),
    });
  },

  async choose() {
    if (this.data.busy) return;
    const file = await chooseSheet();
    if (!file) return;
    this.leave();
    this.setData({ fileName: file.name, problem: file.problem });
    if (file.problem) return;
    this.setData({ busy: 'read' });
    const { communityId } = this.data;
    const upload = await uploadFile('rosters', communityId, file.path, file.ending);
    if (upload.ok) await this.check(upload.data);
    this.setData({ busy: '', ...(upload.ok ? {} : { problem: errorWords(upload) }) });
  },

  async check(fileId: string) {
    const { communityId } = this.data;
    const answer = await callCloud('matter', 'checkOrders', { communityId, fileId });
    if (answer.ok) this.show(answer.data);
    else this.setData({ problem: errorWords(answer) });
  },

  show({ rows, orders, doubts }: OrderCheck) {
    const { topics } = this.data;
    this.setData({
      isRead: true,
      heading: enterableWords(orders.length),
      read: readWords(rows),
      enterWords: enterWords(orders.length),
      doubts: doubts.map(orderDoubtWords),
      lines: orders.map((order) => {
        const guess = guessTopic(`${order.kind}${order.words}`, topics) ?? topics.at(-1)?.topicId;
        const topic = topics.find(({ topicId }) => topicId === guess);
        return { ...order, topicId: guess ?? '', said: orderWords(order, topic?.title ?? '') };
      }),
    });
  },

  /** One after the other: each is written down by itself, so that what was cut goes on where it stood. */
  async enter() {
    const { communityId, lines, busy } = this.data;
    if (busy) return;
    this.setData({ busy: 'enter', problem: '' });
    while (this.data.done < lines.length) {
      const line = lines[this.data.done];
      if (!line) break;
      const { number, due, words, placeId, topicId, row } = line;
      const draft = `order:${communityId}:${number}`;
      const answer = await callCloud('matter', 'raiseMatter', {
        communityId,
        placeId,
        spot: '',
        topicId,
        words,
        named: false,
        taken: { channel: 'hotline', residentId: null, hotline: { number, due } },
        commandId: keptCommandId(draft),
      });
      settleCommand(draft, answer);
      if (!answer.ok && isPassing(answer.code)) {
        this.setData({ busy: '', problem: errorWords(answer) });
        return;
      }
      const { done, entered, refused } = this.data;
      this.setData({
        done: done + 1,
        progress: progressWords(done + 1, lines.length),
        enterWords: ORDERS.goOn,
        entered: entered + (answer.ok ? 1 : 0),
        refused: answer.ok ? refused : [...refused, refusedOrder(row, errorWords(answer))],
      });
    }
    const heading = enteredWords(this.data.entered);
    this.setData({ busy: '', isOver: true, heading, problem: '' });
    void wx.showToast({ title: heading, icon: 'none' });
  },

  leave() {
    this.setData({
      fileName: '',
      lines: [],
      doubts: [],
      isRead: false,
      done: 0,
      entered: 0,
      refused: [],
      isOver: false,
      problem: '',
    });
  },

  openQueue() {
    go(pathTo.matterQueue(this.data.communityId));
  },
});

import '../../errors';
import type { TaskView } from '../../../../typings/contract/meeting/meeting';
import { callCloud } from '../../../cloud/call-cloud';
import { newCommandId } from '../../../store/command-id';
import { formErrorWords } from '../../../text/error';
import { type Look, taskLook, taskWords } from '../../../text/meeting/held';
import { reportWords, TASK_LIST, TASK_TABS, taskActs } from '../../../text/meeting/list';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

type Which = (typeof TASK_TABS)[number]['which'];

interface Row {
  taskId: string;
  meetingId: string;
  text: string;
  words: string;
  from: string;
  /** for a screen reader */
  openWords: string;
  writeWords: string;
  look: Look;
  reports: string[];
  mayReport: boolean;
}

/** What was resolved, who does it, and what was done. */
definePage({
  data: {
    words: TASK_LIST,
    communityId: '',
    tabs: TASK_TABS,
    which: 'open' as Which,
    tab: TASK_TABS[0] as (typeof TASK_TABS)[number],
    ...noRows<Row>(),
    /** the one that is written about */
    writing: '',
    text: '',
    commandId: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '' }) {
    this.setData({ communityId });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, which } = this.data;
    await load(this, {
      ask: () => callCloud('meeting', 'listTasks', { communityId, which }),
      show: ({ tasks, next }) => this.setData({ rows: tasks.map(rowOf), next }),
    });
  },

  async more() {
    const { communityId, which } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('meeting', 'listTasks', { communityId, which, after }),
      rows: ({ tasks }) => tasks.map(rowOf),
    });
  },

  choose(event: WechatMiniprogram.CustomEvent<{ key: Which }>) {
    const { key: which } = event.detail;
    const tab = TASK_TABS.find((one) => one.which === which) ?? TASK_TABS[0];
    this.setData({ which, tab, phase: 'loading', rows: [], next: null, writing: '' });
    void this.refresh();
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(pathTo.meeting(this.data.communityId, id));
  },

  write(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    this.setData({ writing: id, text: '', problem: '', commandId: newCommandId() });
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ text: event.detail.value, problem: '' });
  },

  step() {
    void this.send(false);
  },

  finish() {
    void this.send(true);
  },

  async send(done: boolean) {
    const { communityId, writing: taskId, commandId, busy } = this.data;
    const text = this.data.text.trim();
    if (busy) return;
    if (text === '') {
      this.setData({ problem: TASK_LIST.noText });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const input = { communityId, taskId, text, done, commandId };
    const answer = await callCloud('meeting', 'reportTask', input);
    this.setData({ busy: false, ...(answer.ok ? {} : { problem: formErrorWords(answer) }) });
    if (!answer.ok) return;
    this.setData({ writing: '', text: '' });
    void wx.showToast({ title: done ? TASK_LIST.savedDone : TASK_LIST.saved, icon: 'success' });
    await this.refresh();
  },
});

function rowOf(task: TaskView): Row {
  const { taskId, meetingId, text, reports, mayReport } = task;
  return {
    taskId,
    meetingId,
    text,
    words: taskWords(task),
    ...taskActs(task),
    look: taskLook(task),
    reports: reports.map((one) => reportWords(one, Date.now())),
    mayReport,
  };
}

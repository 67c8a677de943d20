import '../../errors';
import type { HolderChoice, MatterView } from '../../../../typings/contract/matter/matter';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { type FormPicture, pictureIdsOf, picturesProblem } from '../../../text/common/picture';
import { dayWithWeekday } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { TASK_ACTS, TASK_PAGE, type TaskAct } from '../../../text/matter/task';
import { roleWords } from '../../../text/role/role';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import {
  lookAtPictures,
  removePicture,
  resendPicture,
  sendPictures,
} from '../../../view/form-pictures';
import { load } from '../../../view/load';

interface Form {
  text: string;
  due: string;
  /** index among the holders */
  to: number;
  /** a new task is closed with a picture */
  pictured: boolean;
  pictures: FormPicture[];
}
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;
type Chosen = WechatMiniprogram.CustomEvent<{ paths: string[] }>;
type Named = WechatMiniprogram.CustomEvent<{ key: string }>;

/** A task of a matter: promised for a day, closed with what was done, or given another day. */
definePage({
  data: {
    words: TASK_PAGE,
    communityId: '',
    matterId: '',
    taskId: '',
    what: 'task-add' as TaskAct,
    asks: TASK_ACTS['task-add'],
    task: '',
    pictured: false,
    holders: [] as HolderChoice[],
    choices: [] as { name: string; words: string }[],
    draft: null as Draft<Form> | null,
    dueWords: '',
    today: '',
    lastDay: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', matterId = '', act = 'task-add', taskId = '' }) {
    const what = (act in TASK_ACTS ? act : 'task-add') as TaskAct;
    const asks = TASK_ACTS[what];
    const today = dayOf(Date.now());
    this.setData({ communityId, matterId, taskId, what, asks, today });
    this.setData({ lastDay: addDays(today, 366) });
    void wx.setNavigationBarTitle({ title: asks.title });
    void this.refresh();
  },

  async refresh() {
    const { communityId, matterId, what } = this.data;
    await load(this, {
      ask: async () => {
        const [matter, holders] = await Promise.all([
          callCloud('matter', 'showMatter', { communityId, matterId }),
          what === 'task-add'
            ? callCloud('matter', 'listHolders', { communityId, matterId })
            : null,
        ]);
        if (!matter.ok) return matter;
        if (holders && !holders.ok) return holders;
        const data = { matter: matter.data, holders: holders?.data.holders ?? [] };
        return { ok: true as const, data };
      },
      show: ({ matter, holders }) => this.begin(matter, holders),
    });
  },

  draftName(): string {
    const { what, matterId, taskId } = this.data;
    return `matter-${what}:${matterId}:${taskId}`;
  },

  begin({ tasks }: MatterView, holders: HolderChoice[]) {
    const found = tasks.find(({ taskId }) => taskId === this.data.taskId);
    const { text: task = '', pictured = false } = found ?? {};
    const choices = holders.map(({ role, names }) => ({ name: roleWords(role), words: names }));
    this.setData({ task, pictured, holders, choices });
    const empty = { text: '', due: '', to: -1, pictured: false, pictures: [] };
    this.show(openNew<Form>(this.draftName(), empty));
    void lookAtPictures(this);
  },

  show(draft: Draft<Form>) {
    const { due } = draft.value;
    this.setData({ draft, dueWords: due === '' ? '' : dayWithWeekday(due), problem: '' });
  },

  keep(change: Partial<Form>) {
    const { draft } = this.data;
    if (!draft) return;
    const next = { ...draft, value: { ...draft.value, ...change } };
    keepDraft(this.draftName(), next);
    this.show(next);
  },

  type(event: Typed) {
    this.keep({ text: event.detail.value });
  },

  chooseHolder(event: WechatMiniprogram.TouchEvent) {
    this.keep({ to: (event.currentTarget.dataset as { index: number }).index });
  },

  chooseDay(event: WechatMiniprogram.PickerChange) {
    this.keep({ due: String(event.detail.value) });
  },

  switchPictured(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    this.keep({ pictured: event.detail.value });
  },

  pictures(): FormPicture[] {
    return this.data.draft?.value.pictures ?? [];
  },

  keepPictures(pictures: FormPicture[]) {
    this.keep({ pictures });
  },

  addPictures(event: Chosen) {
    void sendPictures(this, 'task', event);
  },

  resendPicture(event: Named) {
    void resendPicture(this, 'task', event);
  },

  removePicture(event: Named) {
    removePicture(this, event);
  },

  async act() {
    const { draft, busy, what } = this.data;
    if (busy || !draft) return;
    const problem = problemOf(draft.value, what) || picturesProblem(draft.value.pictures);
    if (problem) {
      this.setData({ problem });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await this.ask(draft);
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(this.draftName());
    void wx.showToast({ title: TASK_PAGE.sent, icon: 'none' });
    goBackOrHome(this);
  },

  ask({ value, commandId }: Draft<Form>) {
    const { communityId, matterId, taskId, what, holders } = this.data;
    const ids = { communityId, matterId, commandId };
    const text = value.text.trim();
    if (what === 'task-add') {
      const { role, residentId } = holders[value.to] ?? {
        role: 'secretary' as const,
        residentId: null,
      };
      const { due, pictured } = value;
      return callCloud('matter', 'addTask', { ...ids, text, role, residentId, due, pictured });
    }
    if (what === 'task-move') {
      return callCloud('matter', 'moveTask', { ...ids, taskId, due: value.due, reason: text });
    }
    const outcome = what === 'task-done' ? 'done' : 'dropped';
    const pictures = outcome === 'done' ? pictureIdsOf(value.pictures) : {};
    return callCloud('matter', 'closeTask', { ...ids, taskId, outcome, text, ...pictures });
  },
});

/** What is still missing. */
function problemOf({ text, due, to }: Form, what: TaskAct): string {
  if (text.trim() === '') return TASK_PAGE.noText;
  if (TASK_ACTS[what].day !== '' && due === '') return TASK_PAGE.missingDue;
  return what === 'task-add' && to < 0 ? TASK_PAGE.missingHolder : '';
}

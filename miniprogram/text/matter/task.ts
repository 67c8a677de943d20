import type { TaskLine } from '../../../typings/contract/matter/matter';
import { dayWords, fullWords } from '../date';
import type { MatterLook } from './state';
import { holderWords } from './state';

export type TaskAct = 'task-add' | 'task-done' | 'task-drop' | 'task-move';

interface TaskWords {
  title: string;
  label: string;
  hint: string;
  done: string;
  /** a day is asked */
  day: string;
}

/** What somebody says about a task, and how the page asks for it. */
export const TASK_ACTS: Record<TaskAct, TaskWords> = {
  'task-add': {
    title: '定一件任务',
    label: '要办什么',
    hint: '大家都看得到。一件任务只写一件事',
    done: '定下来',
    day: '哪天前办好',
  },
  'task-done': {
    title: '这件任务办了',
    label: '办了什么',
    hint: '大家都看得到',
    done: '说办完了',
    day: '',
  },
  'task-drop': {
    title: '这件任务不用办了',
    label: '为什么不用办了',
    hint: '大家都看得到',
    done: '不用办了',
    day: '',
  },
  'task-move': {
    title: '给任务改日子',
    label: '为什么改',
    hint: '大家都看得到，原来说好的日子也留着',
    done: '改日子',
    day: '改到哪天前',
  },
};

export interface TaskRow extends Pick<TaskLine, 'taskId' | 'text' | 'end' | 'may'> {
  look: MatterLook;
  who: string;
  earlier: string[];
}

/** A task as it is read. */
export function taskRow(task: TaskLine): TaskRow {
  const { taskId, text, end, may, state, late, due, earlier, at } = task;
  const look: MatterLook =
    state === 'open'
      ? late
        ? { words: `过了${dayWords(due)}，还没办`, tone: 'loss' }
        : { words: `${dayWords(due)}前办好`, tone: 'soon' }
      : {
          words: state === 'done' ? '办了' : '不用办了',
          tone: state === 'done' ? 'mine' : 'quiet',
        };
  const closed = at === null ? '' : ` · ${fullWords(at)}`;
  return {
    taskId,
    text,
    end,
    may,
    look,
    who: `${holderWords(task)}来办${closed}`,
    earlier: earlier.map((one) => `原来说${dayWords(one.due)}前办好，改了：${one.reason}`),
  };
}

/** What the page asks for besides, and what is missing. */
export const TASK_PAGE = {
  pictureNeeded: '这件任务要拍一张办好的样子。检查通过以后，大家看得到。',
  pictureHint: '最好拍一张办好的样子。检查通过以后，大家看得到，别拍到人脸。',
  pictured: '办完要拍一张图片',
  picturedHint: '大家看得到办成了什么样',
  noDue: '选一个日子',
  holder: '由谁来办',
  sent: '好了，大家看得到了',
  noText: '请先写几句。',
  missingDue: '请选一个日子。',
  missingHolder: '请选由谁来办。',
};

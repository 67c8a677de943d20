import type { MatterMeeting, TaskView } from '../../../typings/contract/meeting/meeting';
import { dayWithWeekday, pastWords } from '../date';

/** Where a matter was talked about, and what came of it. */
export const MATTER_MEETINGS = {
  heading: '会上怎么议的',
  empty: '还没有拿到会上议',
  emptyHint: '放进议程以后，哪天议、定了什么、办得怎样，都在这里。',
  open: '看这次会',
};

const STATES: Record<MatterMeeting['state'], string> = {
  called: '要议',
  running: '正在议',
  closed: '议过',
  cancelled: '会取消了',
};

/** When and where it was on an agenda, and for a screen reader what opens that meeting. */
export function matterMeetingWords({ day, bodyName, state }: MatterMeeting) {
  const when = `${dayWithWeekday(day)} · ${bodyName} · ${STATES[state]}`;
  return { when, openWords: `${MATTER_MEETINGS.open}，${when}` };
}

/** Meetings to come, and those that are over. */
export const MEETING_LIST = {
  pollAsks: '等您回复',
  pollAnswered: '您说过了',
  tasks: '会上定的事',
  tasksHint: '谁来办、哪天办好、办得怎样',
};

/** Its tabs, and what each says when it is empty. */
export const MEETING_TABS = [
  {
    which: 'mine',
    name: '我要开的',
    empty: '现在没有要您去开的会',
    hint: '您有席位的会通知了，就在这里回复能不能来。',
  },
  {
    which: 'coming',
    name: '要开的',
    empty: '现在没有通知要开的会',
    hint: '哪天开、在哪里开、议什么，通知了就在这里。',
  },
  {
    which: 'over',
    name: '开过的',
    empty: '还没有开过的会',
    hint: '决定了什么、办得怎样，都在这里。',
  },
] as const;

/** What was resolved, who does it, and what was done. */
export const TASK_LIST = {
  write: '说说办得怎样',
  text: '办了什么',
  textHint: '大家看得到，请不要写别人的名字和电话',
  step: '还在办',
  done: '办好了',
  noText: '请写一下办了什么，大家看得到。',
  savedDone: '记下了，办好了',
  saved: '记下了',
};

/** Its tabs, and what each says when it is empty. */
export const TASK_TABS = [
  {
    which: 'open',
    name: '在办的',
    empty: '现在没有在办的事',
    hint: '会上定了的事，由谁办、哪天办好，都在这里。',
  },
  {
    which: 'mine',
    name: '我来办的',
    empty: '现在没有要您办的事',
    hint: '会上交给您的事会在这里。',
  },
  {
    which: 'done',
    name: '办好的',
    empty: '还没有办好的事',
    hint: '办好的事和怎么办的，都在这里。',
  },
] as const;

/** Which body resolved it, and for a screen reader what can be done about it. */
export function taskActs({ bodyName, text }: TaskView) {
  const from = `${bodyName}定的`;
  return {
    from,
    openWords: `${from}，${MATTER_MEETINGS.open}`,
    writeWords: `${text}，${TASK_LIST.write}`,
  };
}

export const reportWords = ({ text, at }: TaskView['reports'][number], now: number): string =>
  `${text}（${pastWords(at, now)}）`;

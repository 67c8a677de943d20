import type {
  ComingVisit,
  PairingDetail,
  PairingEndWhy,
  PairingLine,
  PairingSide,
  PairingTask,
  VisitLine,
  VisitPlan,
} from '../../../../typings/contract/pairing';
import { dayOf, daysBetween, instantOf, MINUTE, timeOf, weekdayOf } from '../../../calendar';
import { dayWithWeekday, dayWords } from '../../date';
import { COMMON } from '../common';

export const TASKS: { task: PairingTask; name: string }[] = [
  { task: 'talk', name: '聊聊天' },
  { task: 'walk', name: '陪着散步' },
  { task: 'shopping', name: '帮忙买菜' },
  { task: 'errands', name: '跑腿、陪着办事' },
  { task: 'phone', name: '教用手机' },
  { task: 'reading', name: '读报读书' },
];

export function taskWords(tasks: readonly PairingTask[]): string {
  return TASKS.filter(({ task }) => tasks.includes(task))
    .map(({ name }) => name)
    .join('、');
}

/** 孙南风 陪 陈桂兰 */
export function pairWords({ helper, elder }: Pick<PairingLine, 'helper' | 'elder'>): string {
  return `${helper.name || COMMON.gone} 陪 ${elder.name || COMMON.gone}`;
}

const SIDES: Record<PairingSide, string> = { helper: '帮手', elder: '老人', guardian: '监护人' };

export interface PairingLook {
  words: string;
  tone: 'mine' | 'soon' | 'quiet' | 'loss';
}

/** How a pairing stands, in a few words. */
export function pairingLook(line: Pick<PairingLine, 'state' | 'waitsFor'>): PairingLook {
  if (line.state === 'active') return { words: '结对中', tone: 'mine' };
  if (line.state === 'ended') return { words: '已结束', tone: 'quiet' };
  const sides = line.waitsFor.map((side) => SIDES[side]).join('、');
  return { words: `等${sides}同意`, tone: 'soon' };
}

const WHY: Record<PairingEndWhy, string> = {
  elder: '老人或家人不想继续了',
  helper: '帮手不能继续了',
  guardian: '监护人不同意继续',
  office: '社区结束了这份结对',
  declined: '有一方没有同意',
  unanswered: '30 天里没有等到大家都同意',
  moved: '有人搬走了',
  left: '有人离开了社区',
};

export function endedWords({ at, why }: NonNullable<PairingLine['ended']>): string {
  return `${dayWords(dayOf(at))}结束：${WHY[why]}`;
}

/** 15:00–16:00 */
export function timesWords({ day, start, minutes }: ComingVisit): string {
  return `${start}–${timeOf(instantOf(day, start) + minutes * MINUTE)}`;
}

/** 明天 · 6月16日 周二 */
export function visitDay(day: string, today: string): string {
  const near = ['今天', '明天', '后天'][daysBetween(today, day)];
  return near ? `${near} · ${dayWithWeekday(day)}` : dayWithWeekday(day);
}

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

/** 每周三 15:00–16:00，到 8月26日 */
export function planWords(plan: VisitPlan): string {
  const times = timesWords(plan);
  if (plan.until === null) return `${dayWithWeekday(plan.day)} ${times}`;
  return `每周${WEEKDAYS[weekdayOf(plan.day)]} ${times}，到 ${dayWords(plan.until)}`;
}

const DECIDED = { elder: '老人', family: '家人', coordinator: '协调人' };

export function visitLook({ state, decidedBy }: VisitLine): PairingLook {
  if (state === 'noted') return { words: '等确认', tone: 'soon' };
  const who = decidedBy ? DECIDED[decidedBy] : '';
  return state === 'confirmed'
    ? { words: `${who}确认来过`, tone: 'mine' }
    : { words: `${who}说没有来`, tone: 'loss' };
}

function mentionsIllness(text: string): boolean {
  return /诊断|病名|病历|确诊|化验|症状|病情|药名|糖尿|高血压|癌|痴呆|抑郁|残疾|中风|脑梗/.test(
    text,
  );
}

export const DIARY_ASKS =
  '只有帮手、老人和协调人看得到。写写一起做了什么就好，请不要写病情、诊断、吃什么药。';
const DIARY_HINT =
  '这段话好像提到了病情。日记里请不要写这些；身体不舒服，请直接打电话给家人或 120。';

/** What is said while a text speaks of illnesses: a hint, not a ban; or ''. */
export const diaryHint = (text: string) => (mentionsIllness(text) ? DIARY_HINT : '');

/** Why there are no visits to come, or ''. */
export function waitingWords({ unconfirmed, state }: PairingDetail): string {
  if (state !== 'active' || unconfirmed.length === 0) return '';
  const who = unconfirmed.map((side) => SIDES[side]).join('、');
  return `${who}还没有确认满 18 岁，上门先停一停。请协调人在“成年核对”里看一看。`;
}

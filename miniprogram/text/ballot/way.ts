import type { RuleId } from '../../../typings/contract/ballot';
import type { ConsultationTerms, MotionForm } from '../../../typings/contract/motion';
import { momentWords } from '../date';
import { RULES } from './rule';

/** A vote decides, a talk (协商) is agreed on by those who took part, a poll asks. Each has words of its own. */
export type Way = 'vote' | 'talk' | 'poll';

export function wayOf(ruleId: RuleId): Way {
  if (ruleId === 'poll') return 'poll';
  return ruleId === 'consultation' ? 'talk' : 'vote';
}

interface WayWords {
  /** of the page */
  title: string;
  /** before the title of what is shared */
  share: string;
  /** what one does, as a button and as a step */
  act: string;
  step: string;
  send: string;
  sent: string;
  own: string;
  waits: string;
  open: string;
  /** the notice of it, and the count */
  notice: string;
  count: string;
}

export const WAYS: Record<Way, WayWords> = {
  vote: {
    title: '表决',
    share: '表决',
    act: '去投票',
    step: '投票',
    send: '投出这一票',
    sent: '这一票投好了',
    own: '一票',
    waits: '等您投票',
    open: '正在投票',
    notice: '公告',
    count: '计票',
  },
  talk: {
    title: '协商议事',
    share: '一起商量',
    act: '说说我的意见',
    step: '听意见',
    send: '就这样说',
    sent: '您的意见记下了',
    own: '意见',
    waits: '等您说说意见',
    open: '正在商量',
    notice: '邀请',
    count: '汇总',
  },
  poll: {
    title: '意见征集',
    share: '问问大家',
    act: '说说我的想法',
    step: '回答',
    send: '就这样说',
    sent: '谢谢您，记下了',
    own: '回答',
    waits: '等您回答',
    open: '正在听意见',
    notice: '',
    count: '汇总',
  },
};

const PARTS: Record<string, string> = {
  '1/2': '一半以上',
  '2/3': '三分之二以上',
  '3/4': '四分之三以上',
  '1/1': '全部',
};

/** 三分之二以上; 5 分之 3 以上 */
function partWords({ n, d }: { n: number; d: number }): string {
  return PARTS[`${n}/${d}`] ?? (n === d ? '全部' : `${d} 分之 ${n} 以上`);
}

/** What a consultation takes, as its invitation says. */
function termsWords({ takePart, agree }: ConsultationTerms): string {
  const parts = [
    takePart ? `邀请的人里，${partWords(takePart)}参加才算数` : '',
    agree ? `参加的人里，${partWords(agree)}同意就算谈成` : '',
  ].filter(Boolean);
  return parts.length === 0 ? '没有设门槛，看大家怎么说。' : `${parts.join('；')}。`;
}

/** When it counts and when it passes: by the law, or by the invitation. */
export function needsWords({ ruleId, terms }: Pick<MotionForm, 'ruleId' | 'terms'>): string {
  const { needs } = RULES[ruleId];
  if (ruleId !== 'consultation') return needs;
  return `${termsWords(terms ?? { takePart: null, agree: null })}${needs}`;
}

/** Whether something can carry or fail at all: a poll cannot, nor a consultation without a threshold of consent. */
export function hasOutcome({ ruleId, terms }: Pick<MotionForm, 'ruleId' | 'terms'>): boolean {
  const way = wayOf(ruleId);
  return way === 'vote' || (way === 'talk' && Boolean(terms?.agree));
}

export function outcomeWords(way: Way, passed: boolean): string {
  if (way === 'talk') return passed ? '谈成了' : '没有谈成';
  return passed ? '通过' : '没有通过';
}

/** When and where people sit together; null where nothing is said about it. */
export function sessionWords(
  { session, closesAt, ruleId }: Pick<MotionForm, 'session' | 'closesAt' | 'ruleId'>,
  now: number,
): { when: string; where: string; note: string } | null {
  if (!session) return null;
  const isTalk = ruleId === 'consultation';
  return {
    when: `${momentWords(session.startsAt, now)} ${isTalk ? '坐下来谈' : '开会'}`,
    where: session.venue,
    note: isTalk ? '' : `开会时签到才算到会，${momentWords(closesAt, now)} 散会截止。`,
  };
}

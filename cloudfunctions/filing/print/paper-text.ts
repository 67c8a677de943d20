import type { RuleId } from '../../../typings/contract/ballot.ts';
import type { Channel, Fraction, MotionForm, Question } from '../../../typings/contract/motion.ts';
import { chineseMinute } from '../../kernel/calendar.ts';
import { clauseNumber } from '../record/number-rules.ts';

/** Words on paper; the phone has its own. */

export const BODY_NAMES: Record<RuleId, string> = {
  'residents-assembly': '居民会议',
  'residents-representatives': '居民代表会议',
  'villagers-assembly': '村民会议',
  'villagers-representatives': '村民代表会议',
  'villager-group': '村民小组会议',
  'owners-ordinary': '业主共同决定（一般事项）',
  'owners-special': '业主共同决定（特别事项）',
  consultation: '协商议事',
  poll: '意见征集',
};

/** What the papers of a motion are called: a vote decides, a consultation is agreed on by those who took part. */
export interface PaperWords {
  /** the announcement, and the record */
  notice: string;
  record: string;
  ballot: string;
  asked: string;
  body: string;
  voting: string;
  passed: string;
  failed: string;
  took: string;
}

const VOTE: PaperWords = {
  notice: '表决公告',
  record: '表决记录',
  ballot: '表决票',
  asked: '表决的问题',
  body: '由谁决定',
  voting: '投票',
  passed: '通过',
  failed: '没有通过',
  took: '到会（参加）',
};
const TALK: PaperWords = {
  notice: '协商议事邀请',
  record: '协商议事记录',
  ballot: '协商意见单',
  asked: '商量的问题',
  body: '由谁商量',
  voting: '听取意见',
  passed: '谈成',
  failed: '没有谈成',
  took: '参加',
};

export function paperWords(ruleId: RuleId): PaperWords {
  return ruleId === 'consultation' ? TALK : VOTE;
}

/** 会议：2026年6月28日 19:00 起，社区活动室。 '' where nothing is said about a meeting */
export function sessionLine({ session, ruleId }: Pick<MotionForm, 'session' | 'ruleId'>): string {
  if (!session) return '';
  const what = ruleId === 'consultation' ? '当面商量' : '会议';
  return `${what}：${chineseMinute(session.startsAt)} 起，${session.venue}`;
}

/** What the invitation to a consultation says it takes. */
export function termsLine({ terms }: Pick<MotionForm, 'terms'>): string {
  const part = (one: Fraction | null) => (one ? `不少于 ${one.n}/${one.d}` : '不设');
  return terms ? `参加：${part(terms.takePart)}；参加的里面同意：${part(terms.agree)}` : '';
}

/** How something ended; where nothing had to carry, nothing is said about that. */
export function outcomeText(
  { ruleId, terms }: Pick<MotionForm, 'ruleId' | 'terms'>,
  passed: boolean,
): string {
  if (ruleId === 'consultation' && !terms?.agree) return '没有设门槛，意见见计票表';
  const words = paperWords(ruleId);
  return passed ? words.passed : words.failed;
}

export const CHANNEL_NAMES: Record<Channel, string> = {
  phone: '手机',
  room: '会场纸票',
  door: '上门纸票',
  paper: '票箱纸票',
};

const YES_NO = ['同意', '不同意', '弃权'];

export function optionTexts({ kind, options }: Question): string[] {
  return kind === 'yes-no' ? YES_NO : options.map(({ text }) => text);
}

/** 3. before a question; 第三条 before a clause that is voted on by itself. `at` counts from 0. */
export function questionNumber({ clauseId }: Question, at: number): string {
  return clauseId ? `${clauseNumber(at + 1)}　` : `${at + 1}. `;
}

/** 89.50 from 0.01 ㎡ */
export function squareMetres(area: number): string {
  return `${Math.floor(area / 100)}.${String(area % 100).padStart(2, '0')}`;
}

export function grouped(number: string): string {
  return number.match(/.{1,5}/g)?.join('-') ?? number;
}

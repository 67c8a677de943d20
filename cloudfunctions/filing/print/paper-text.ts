import type { RuleId } from '../../../typings/contract/ballot.ts';
import type { Channel, Question } from '../../../typings/contract/motion.ts';
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

import type { ClaimLine } from '../../../typings/contract/civility/claim';
import type { EntryKind, EntryLine } from '../../../typings/contract/civility/ledger';
import type { Role } from '../../../typings/contract/people';
import { dayWords, fullWords } from '../date';
import { roleWords } from '../role/role';

/** +5 分, −10 分 */
export function pointsWords(points: number): string {
  if (points === 0) return '0 分';
  return `${points > 0 ? '+' : '−'}${Math.abs(points)} 分`;
}

/** The door, or the person; a name is not kept once its person has left. */
export const holderWords = (label: string) => label || '已离开的邻居';

function officeWords(as: string): string {
  if (as === 'team') return '志愿队';
  return as === '' ? '自己家' : roleWords(as as Role);
}

type Tone = 'mine' | 'soon' | 'quiet' | 'loss';

function broughtWords(as: string): string {
  return as === 'hours' ? '按志愿签到自动记的' : `${officeWords(as)}报的`;
}

/** Where a claim stands, as its household sees it. */
export function stateOf(claim: ClaimLine): { words: string; tone: Tone } {
  const { state, points, posted, reduced } = claim;
  switch (state) {
    case 'open':
      return { words: '等人审核', tone: 'soon' };
    case 'accepted':
      return points < 0 ? { words: '还没有扣', tone: 'soon' } : { words: '正在记', tone: 'soon' };
    case 'refused':
      return { words: '没有通过', tone: 'quiet' };
    case 'withdrawn':
      return { words: '已撤回', tone: 'quiet' };
    case 'appealed':
      return { words: '申诉中', tone: 'soon' };
    case 'overturned':
      return { words: '申诉成立，不扣了', tone: 'mine' };
    case 'alike':
      return { words: '同一件事，已记过', tone: 'quiet' };
    case 'void':
      return { words: '已撤销', tone: 'quiet' };
    case 'posted': {
      if (reduced === 'cap' && posted === 0) return { words: '已到上限，没有再记', tone: 'quiet' };
      return { words: `已记 ${pointsWords(posted ?? 0)}`, tone: points > 0 ? 'mine' : 'quiet' };
    }
  }
}

/** Who said what, by office: the household sees every step. */
export function stepsOf({ broughtBy, reviews, appeal, day, note }: ClaimLine): string[] {
  const steps = [`${dayWords(day)}，${broughtWords(broughtBy)}${note ? `：${note}` : ''}`];
  for (const { as, accepts, reason } of reviews) {
    if (as === 'team') continue;
    steps.push(
      `${officeWords(as)}审核，${accepts ? '同意' : '没有同意'}${reason ? `：${reason}` : ''}`,
    );
  }
  if (appeal) {
    steps.push(`家里申诉：${appeal.reason}`);
    if (appeal.upheld !== null) {
      const outcome = appeal.upheld ? '申诉成立' : '申诉没有成立';
      steps.push(`${officeWords(appeal.as)}听了，${outcome}：${appeal.answer}`);
    }
  }
  return steps;
}

/** Until when the household may object; '' when it may not. */
export function appealWords(claim: ClaimLine, now: number): string {
  const { ruleId, state, appeal, appealUntil } = claim;
  const isDecided =
    ruleId === 'opening' ? state === 'posted' : state === 'accepted' || state === 'refused';
  if (!isDecided || appeal || appealUntil === null || appealUntil < now) return '';
  return `觉得不对，${fullWords(appealUntil)}前都可以申诉`;
}

const KINDS: Record<EntryKind, string> = {
  opening: '以前的积分',
  award: '加分',
  deduction: '扣分',
  reversal: '撤销',
  hold: '预留',
  release: '退回预留',
  redemption: '兑换',
  expiry: '到期',
  moved: '转户',
};

function decidedWords(as: string): string {
  if (as === 'team') return '按志愿签到自动记';
  return as ? `${officeWords(as)}定的` : '';
}

export function reasonWords(reason: string): string {
  if (reason === 'cap') return '到了上限，记了剩下的';
  return reason === 'floor' ? '扣到零为止' : reason;
}

/** An entry of the ledger in plain words. */
export function entryWords({ kind, title, reason, as, day }: EntryLine): {
  name: string;
  words: string;
} {
  return {
    name:
      kind === 'award' || kind === 'deduction' || kind === 'moved'
        ? title
        : `${KINDS[kind]}：${title}`,
    words: [dayWords(day), decidedWords(as), reasonWords(reason)].filter(Boolean).join(' · '),
  };
}

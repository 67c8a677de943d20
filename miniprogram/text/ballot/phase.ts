import type { MotionLine, MotionPhase } from '../../../typings/contract/motion';
import { momentWords, untilWords } from '../date';

export interface PhaseLook {
  words: string;
  tone: 'mine' | 'soon' | 'quiet' | 'loss';
}

const AFTER: Partial<Record<MotionLine['state'], string>> = {
  counted: '已计票，等两人核对签字',
  signed: '已核对签字，等公示',
  published: '公示中',
  closed: '已公示完',
};

type Standing = Pick<
  MotionLine,
  'phase' | 'state' | 'ruleId' | 'opensAt' | 'closesAt' | 'passed' | 'waits'
>;

/** Where a motion stands, in a few words. */
export function phaseLook(line: Standing, now: number): PhaseLook {
  const { phase, state, ruleId, opensAt, closesAt, passed } = line;
  const isPoll = ruleId === 'poll';
  const quiet = (words: string): PhaseLook => ({ words, tone: 'quiet' });
  const looks: Record<MotionPhase, () => PhaseLook> = {
    draft: () => quiet(state === 'announcing' ? '正在发布' : '草稿'),
    notice: () => quiet(`公告中 · ${momentWords(opensAt, now)} 开始`),
    open: () => openLook(isPoll, line.waits, closesAt, now),
    papers: () => quiet(isPoll ? '已截止' : '已截止，在登记纸票'),
    counting: () => quiet(isPoll ? '正在汇总' : '已截止，等计票'),
    cancelled: () => quiet('已撤回'),
    over: () => {
      if (isPoll) return quiet('有结果了');
      const result = passed ? '通过' : '没有通过';
      const after = AFTER[state];
      return {
        words: after ? `${result} · ${after}` : result,
        tone: passed ? 'mine' : 'quiet',
      };
    },
  };
  return looks[phase]();
}

function openLook(isPoll: boolean, waits: boolean, closesAt: number, now: number): PhaseLook {
  const { words, near } = untilWords(closesAt, now);
  const open = isPoll ? '正在听意见' : '正在投票';
  const mine = isPoll ? '等您回答' : '等您投票';
  return { words: `${waits ? mine : open} · ${words}`, tone: waits && near ? 'soon' : 'quiet' };
}

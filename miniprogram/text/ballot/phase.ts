import type { MotionLine, MotionPhase } from '../../../typings/contract/motion';
import { momentWords, untilWords } from '../date';
import { outcomeWords, WAYS, type Way, wayOf } from './way';

export interface PhaseLook {
  words: string;
  tone: 'mine' | 'soon' | 'quiet' | 'loss';
}

const AFTER: Partial<Record<MotionLine['state'], string>> = {
  counted: '等两人核对签字',
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
  const way = wayOf(ruleId);
  const isPoll = way === 'poll';
  const { notice } = WAYS[way];
  const quiet = (words: string): PhaseLook => ({ words, tone: 'quiet' });
  const looks: Record<MotionPhase, () => PhaseLook> = {
    draft: () => quiet(state === 'announcing' ? '正在发布' : '草稿'),
    notice: () => quiet(`${notice}中 · ${momentWords(opensAt, now)} 开始`),
    open: () => openLook(way, line.waits, closesAt, now),
    papers: () => quiet(isPoll ? '已截止' : '已截止，在登记纸票'),
    counting: () => quiet(way === 'vote' ? '已截止，等计票' : '正在汇总'),
    cancelled: () => quiet('已撤回'),
    over: () => {
      if (isPoll) return quiet('有结果了');
      const result = passed === null ? '有结果了' : outcomeWords(way, passed);
      const after = AFTER[state];
      return {
        words: after ? `${result} · ${after}` : result,
        tone: passed ? 'mine' : 'quiet',
      };
    },
  };
  return looks[phase]();
}

function openLook(way: Way, waits: boolean, closesAt: number, now: number): PhaseLook {
  const { words, near } = untilWords(closesAt, now);
  const { open, waits: mine } = WAYS[way];
  return { words: `${waits ? mine : open} · ${words}`, tone: waits && near ? 'soon' : 'quiet' };
}

import type { MotionDetail } from '../../../../typings/contract/motion';
import { dayWords, fullWords, momentWords } from '../../date';
import { WAYS, wayOf } from '../way';

export interface Step {
  name: string;
  /** the name, and how far the step has come */
  title: string;
  words: string;
  state: 'done' | 'now' | 'next';
}

const REACHED: Record<Step['state'], string> = { done: ' · 已完成', now: ' · 正在进行', next: '' };

/** The way of a motion with its dates, and how far it has come. */
export function stepsOf(detail: MotionDetail, now: number): Step[] {
  return datesOf(detail, now).map((step) => ({
    ...step,
    title: `${step.name}${REACHED[step.state]}`,
  }));
}

function datesOf(detail: MotionDetail, now: number): Omit<Step, 'title'>[] {
  const { form, phase, state, result, settings, announcedAt, filed } = detail;
  const way = wayOf(form.ruleId);
  const isPoll = way === 'poll';
  const words = WAYS[way];
  const until = result?.publishedUntil ?? null;
  const steps: (Omit<Step, 'title'> | false)[] = [
    !isPoll && {
      name: words.notice,
      words: announcedAt === null ? '' : `${fullWords(announcedAt)} 发出，名册已经固定`,
      state: phase === 'notice' ? 'now' : 'done',
    },
    {
      name: words.step,
      words: `${isPoll ? '' : `${momentWords(form.opensAt, now)} 到 `}${momentWords(form.closesAt, now)}${isPoll ? ' 截止' : ''}`,
      state: phase === 'notice' ? 'next' : phase === 'open' ? 'now' : 'done',
    },
    {
      name: words.count,
      words: countWords(detail, now),
      state: result ? 'done' : phase === 'papers' || phase === 'counting' ? 'now' : 'next',
    },
    !isPoll && {
      name: '公示',
      words: until === null ? `至少 ${settings.publicationDays} 天` : `到 ${fullWords(until)}`,
      state: state === 'published' ? 'now' : state === 'closed' ? 'done' : 'next',
    },
    filed !== null && {
      name: '备案',
      words: `${dayWords(filed.day)} · ${filed.office}`,
      state: 'done',
    },
  ];
  return steps.filter((step) => step !== false);
}

function countWords({ form, result }: MotionDetail, now: number): string {
  if (result) return fullWords(result.countedAt);
  if (form.ruleId === 'poll' || form.countsAt === form.closesAt) return '截止以后马上开始';
  return `截止前交的纸票，登记到 ${momentWords(form.countsAt, now)}`;
}

import type { ShiftKind, ShiftLine, Standing } from '../../../typings/contract/volunteer/shift';
import { dayOf, daysBetween, timeOf } from '../../calendar';
import { dayWithWeekday, momentWords } from '../date';

export interface StandingLook {
  words: string;
  tone: 'mine' | 'soon' | 'quiet' | 'loss';
  /** what one tap does; '' = nothing */
  act: '' | 'sign' | 'wait' | 'accept';
  actWords: string;
}

export const KINDS: Record<ShiftKind, { name: string; icon: string }> = {
  patrol: { name: '巡逻', icon: 'secured' },
  culture: { name: '文体', icon: 'music' },
  clinic: { name: '义诊', icon: 'heart' },
  course: { name: '课堂', icon: 'book' },
  care: { name: '助老', icon: 'user-safety' },
  cleaning: { name: '环境', icon: 'clear' },
  other: { name: '志愿', icon: 'flag' },
};

const UNFIT = {
  skill: '要有',
  age: '有年龄要求',
  'birth-unknown': '有年龄要求',
  'adult-unknown': '要满 18 岁',
  members: '只给本队队员',
  night: '夜里的班要满 18 岁',
  alone: '请和家里的大人一起报',
  trainee: '见习期间先不报这个岗位',
  restricted: '这一类班暂时不给您开放',
  ask: '要先问问队长',
} as const;

const quiet = (words: string): StandingLook => ({ words, tone: 'quiet', act: '', actWords: '' });

/** How the reader stands to a shift, in a few words, and what one tap would do. */
export function standingLook(
  standing: Standing,
  { places, taken }: Pick<ShiftLine, 'places' | 'taken'>,
): StandingLook {
  switch (standing.is) {
    case 'open': {
      const left = places - taken;
      const words = left <= 3 ? `只剩 ${left} 个名额` : `还有 ${left} 个名额`;
      return { words, tone: left <= 3 ? 'soon' : 'quiet', act: 'sign', actWords: '报名' };
    }
    case 'full': {
      const words = standing.waiting > 0 ? `满了，${standing.waiting} 人在候补` : '满了，可以候补';
      return { words, tone: 'quiet', act: 'wait', actWords: '排候补' };
    }
    case 'in':
      return { words: '报上了', tone: 'mine', act: '', actWords: '' };
    case 'offered':
      return {
        words: `轮到您了，${momentWords(standing.until, Date.now())} 前确认`,
        tone: 'soon',
        act: 'accept',
        actWords: '我来',
      };
    case 'waiting':
      return {
        words: `候补第 ${standing.position} 位，还没有报上`,
        tone: 'soon',
        act: '',
        actWords: '',
      };
    case 'clashing':
      return quiet(`和“${standing.other.title}”时间重叠`);
    case 'tiring':
      return quiet('连着太久了，歇一歇');
    case 'closed':
      return quiet('报名截止了');
    case 'begun':
      return quiet('已经开始');
    case 'over':
      return quiet('已结束');
    case 'cancelled':
      // Without a reason: it had been written down afterwards, and was withdrawn.
      return {
        words: standing.reason ? `取消了：${standing.reason}` : '补记撤回了',
        tone: 'loss',
        act: '',
        actWords: '',
      };
    case 'unfit':
      if (standing.why === 'adult-unknown') {
        return { words: UNFIT[standing.why], tone: 'quiet', act: 'sign', actWords: '报名' };
      }
      return quiet(
        standing.why === 'skill' ? `${UNFIT.skill}“${standing.skill ?? ''}”` : UNFIT[standing.why],
      );
  }
}

/** 19:30–21:30, 22:30–次日 06:15 */
export function spanWords({ from, until }: Pick<ShiftLine, 'from' | 'until'>): string {
  const next = dayOf(from) === dayOf(until) ? '' : '次日 ';
  return `${timeOf(from)}–${next}${timeOf(until)}`;
}

/** 今天 · 6月15日 周一 */
export function dayHeading(day: string, today: string): string {
  const near = ['今天', '明天', '后天'][daysBetween(today, day)];
  return near ? `${near} · ${dayWithWeekday(day)}` : dayWithWeekday(day);
}

/** 7 小时 45 分 */
export function minutesWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} 分钟`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`;
}

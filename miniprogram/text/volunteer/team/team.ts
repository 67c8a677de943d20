import type { Figures } from '../../../../typings/contract/volunteer/hours';
import type { SeasonLine } from '../../../../typings/contract/volunteer/organising';
import type {
  MemberLimit,
  SkillLine,
  SkillState,
  TeamLine,
} from '../../../../typings/contract/volunteer/shift';
import { weekdaysWords } from '../../common/week';
import { dayWithWeekday, dayWords } from '../../date';
import { COMMON } from '../common';
import { KINDS, minutesWords } from '../standing';

/** 队长 彭飞白、叶青禾 */
export function leadersWords({ leaders }: Pick<TeamLine, 'leaders'>): string {
  const names = leaders.map(({ name }) => name || COMMON.gone).join('、');
  return names ? `队长 ${names}` : '还没有队长';
}

/** 今年 12 人，30 班，帮到 200 人，共 45 小时（签到 40 小时，补记 5 小时） */
export function figuresWords(figures: Figures | undefined): string {
  if (!figures) return '今年还没有记下的时长';
  const { people, shifts, minutes, imported = 0, served = 0, apart } = figures;
  const before = imported > 0 ? `，另有导入的 ${minutesWords(imported)}` : '';
  const helped = served > 0 ? `，帮到 ${served} 人` : '';
  if (people === 0) return `今年还没有记下的时长${helped}${before}`;
  const how =
    apart && apart.added > 0
      ? `（签到 ${minutesWords(apart.measured)}，补记 ${minutesWords(apart.added)}）`
      : '';
  return `今年 ${people} 人，${shifts} 班${helped}，共 ${minutesWords(minutes)}${how}${before}`;
}

/** What all teams of a station have done together; '' where there is nothing yet. */
export function stationWords(figures: Figures | undefined): string {
  const isNone = !figures || (figures.people === 0 && !figures.served && !figures.imported);
  return isNone ? '' : `各队合计：${figuresWords(figures)}`;
}

/** 每周二 19:30–21:30，还有 8 班，到 8月26日 周三 */
export function seasonWords({ from, until, weekdays, ahead, lastDay }: SeasonLine): string {
  return `${weekdaysWords(weekdays)} ${from}–${until}，还有 ${ahead} 班，到 ${dayWithWeekday(lastDay)}`;
}

/** Skills that are asked for most; others are typed. */
export const SKILLS = [
  '急救证',
  '护士证',
  '电工证',
  '驾驶证',
  '里手',
  '手语',
  '方言',
  '英语',
  '理发',
  '维修',
  '书法',
  '摄影',
];

/** 急救证，到 2027年6月30日；过期了 */
export function skillWords({ skill, until }: SkillLine, today: string): string {
  if (until === null) return skill;
  return until < today
    ? `${skill}（${dayWords(until)}过期了）`
    : `${skill}（到 ${dayWords(until)}）`;
}

export function skillsWords(skills: readonly SkillLine[], today: string): string {
  return skills.map((one) => skillWords(one, today)).join('、');
}

/** As the functions have it: what ends, or is called so, is a licence. */
export function isLicence({ skill, until }: Pick<SkillLine, 'skill' | 'until'>): boolean {
  return until !== null || /(?:证|证书|执照|资格)$/.test(skill);
}

/** Of a licence that does not count: why, and whom to show it to; '' if it counts. */
export function proofWords(state: SkillState | undefined, leaders: readonly string[] = []): string {
  const whom = leaders.length > 0 ? `队长 ${leaders.join('、')} 或者社区书记` : '社区书记';
  if (state === 'unseen') return `还没有人看过原件，先不算。请拿给${whom}看一看。`;
  return state === 'expired' ? `过期了，先不算。换了新证，请拿给${whom}看一看。` : '';
}

export function isExpired({ until }: SkillLine, today: string): boolean {
  return until !== null && until < today;
}

/** What a limit means, for whom it is about. */
export function limitWords(limit: MemberLimit): string {
  if (limit.is === 'trainee') return '您在见习，可以报写着“见习可以报”的岗位，有熟手带着。';
  const kinds = limit.kinds.map((kind) => KINDS[kind].name).join('、');
  const open = kinds ? `到 ${dayWords(limit.until)}为止，先只报${kinds}` : '';
  return `${open || `到 ${dayWords(limit.until)}为止，先不报这支队伍的班`}。原因：${limit.reason}`;
}

/** Who set it, and what to do about it. */
export const limitSetWords = (by: string, day: string): string =>
  `${by || COMMON.gone} ${dayWords(day)}定的，别的队员看不到。觉得不合适，可以找队长或社区书记，他们都能取消。`;

import type {
  ImportCheck,
  ImportDoubt,
  ImportLine,
  ImportRow,
  LeftDoubt,
} from '../../../../typings/contract/volunteer/importing';
import { dayWords, pastWords } from '../../date';
import { COMMON } from '../common';
import { minutesWords } from '../standing';

const REASONS: Record<ImportDoubt['reason'], (written: string) => string> = {
  'no-name': () => '没有写姓名',
  'no-door': (written) => `${written}：没有写住哪一户，也没有电话`,
  unknown: (written) => `“${written}”对不上人，可能还没有加入，或者名字、门牌写得不一样`,
  several: (written) => `“${written}”那一户有两位同名的`,
  'day-unfit': (written) => `“${written}”的日期认不出来，还没有过完，或者太久了`,
  here: (written) => `“${written}”那时队伍已经在用小程序排班，请队长在那一班补记`,
  'minutes-unfit': (written) => `“${written}”的时长认不出来，或者太多了`,
  'team-other': (written) => `写的是“${written}”，不是这支队伍`,
  twice: (written) => `“${written}”在表里不止一行，不知道以哪一行为准`,
  known: (written) => `“${written}”以前导入过，或者已经是队员`,
  overlaps: (written) => `“${written}”的合计和单次的记录会重复计算`,
  full: (written) => `“${written}”加上别的记录，超过一天能有的时长`,
  'own-home': (written) => `${written} 是您自己或家人，要请别人来登记`,
  'same-day': (written) => `“${written}”那天已经有别的时长，请核对是不是同一次`,
};

/** What is in doubt about a row, and whether it is left out. */
export function importDoubtWords({ row, reason, written, left }: ImportDoubt): string {
  return `第 ${row} 行：${REASONS[reason](written)}${left ? '。这一行先不导入' : ''}。`;
}

/** What a table would bring over. */
export function importCheckWords({ what, people, lines, minutes }: ImportCheck): string {
  return what === 'members'
    ? `${people} 位队员`
    : `${people} 位，${lines} 条，一共 ${minutesWords(minutes)}`;
}

/** 2025 年全年, 2025 年 6 月, 2025年6月17日 */
function periodWords(period: string): string {
  const [year = '', month] = period.split('-');
  if (period.length === 4) return `${year} 年全年`;
  return period.length === 7 ? `${year} 年 ${Number(month)} 月` : dayWords(period);
}

export function importRowWords({ period, title, minutes, sameDay }: ImportRow): string {
  if (period === '') return '队员';
  const words = `${periodWords(period)} ${title} ${minutesWords(minutes)}`;
  return sameDay ? `${words}（那天还有别的时长）` : words;
}

/** Where a table stands, and through whose hands it went. */
export function importWords(line: ImportLine, now: number): string {
  const { state, lines, posted, byName, decidedName, at } = line;
  const entered = `${pastWords(at, now)}，${byName || COMMON.gone} 登记`;
  if (state === 'open') return `${entered}，等队外的人核对`;
  const decided = `${entered}，${decidedName || COMMON.gone}`;
  if (state === 'declined') return `${decided} 退回`;
  return posted < lines
    ? `${decided} 核对，正在记（${posted} / ${lines} 条）`
    : `${decided} 核对，已经记好`;
}

/** Whom a row that led to nobody is said to be of. */
export function importMatchWords(match: NonNullable<LeftDoubt['match']>): string {
  const { name, home, byName, agreed } = match;
  const who = name ? `${name}${home ? `（${home}）` : ''}` : COMMON.gone;
  return agreed ? `后来对上了：${who}` : `${byName || COMMON.gone} 说这是 ${who}，等队外的人核对`;
}

import type { ShiftKind } from '../../../typings/contract/volunteer/shift.ts';
import { chineseDay, timeOf } from '../../kernel/calendar.ts';
import type { HandedHours } from '../../volunteer/for-others.ts';
import type { Sheet } from '../record/pack-sheets.ts';

/** What kinds of shifts are called where services are put into kinds. */
const KINDS: Record<ShiftKind, string> = {
  patrol: '平安巡逻',
  culture: '文化体育',
  clinic: '医疗健康',
  course: '教育培训',
  care: '关爱帮扶',
  cleaning: '环境保护',
  other: '其他',
};
const HOW: Record<HandedHours['entries'][number]['sort'], string> = {
  measured: '签到签退',
  added: '手工补记，已核对',
  correction: '更正',
  imported: '以前的记录导入，已核对',
};
const COLUMNS: [words: string, width: number][] = [
  ['序号', 6],
  ['志愿者姓名', 12],
  ['证件类型', 10],
  ['证件号码', 22],
  ['志愿服务组织', 18],
  ['志愿服务项目', 20],
  ['服务类别', 12],
  ['服务日期', 14],
  ['开始时间', 10],
  ['结束时间', 10],
  ['服务时长（小时）', 16],
  ['服务地点', 20],
  ['记录方式', 24],
];

/** A row for each time that somebody served: minutes that count, by whatever they are known. */
function rowOf({ people, shift, entries, imported, ...one }: HandedHours): (string | number)[] {
  const counted = entries.filter(({ state }) => state === 'counted');
  const minutes = counted.reduce((sum, entry) => sum + entry.minutes, 0);
  const how = [...new Set(counted.map(({ sort }) => HOW[sort]))];
  return [
    people[0]?.name ?? '',
    '',
    '',
    one.teamName,
    one.title,
    KINDS[one.kind],
    imported?.period ?? one.day,
    one.in ? timeOf(one.in.at) : '',
    one.out ? timeOf(one.out.at) : '',
    Math.round((minutes / 60) * 100) / 100,
    shift[0]?.meet ?? '',
    how.join('；'),
  ];
}

/** Whose hours are handed over: of people who are here, if any of it counts. */
export function handedHours(found: readonly HandedHours[]): HandedHours[] {
  const isHanded = ({ people, entries }: HandedHours) =>
    (people[0]?.name ?? '') !== '' &&
    entries
      .filter(({ state }) => state === 'counted')
      .reduce((sum, { minutes }) => sum + minutes, 0) > 0;
  return found
    .filter(isHanded)
    .sort((one, other) => (`${one.day} ${one._id}` < `${other.day} ${other._id}` ? -1 : 1));
}

/** The hours of some days as a table for the national volunteer system, and what is to be known about it. */
export function hoursSheets(
  found: readonly HandedHours[],
  { communityName, at }: { communityName: string; at: number },
): Sheet[] {
  return [
    {
      sheet: '志愿服务时长',
      widths: COLUMNS.map(([, width]) => width),
      rows: [
        COLUMNS.map(([words]) => words),
        ...found.map((one, index) => [index + 1, ...rowOf(one)]),
      ],
    },
    {
      sheet: '说明',
      widths: [80],
      rows: [
        [`${communityName}　${chineseDay(at)} 导出`],
        [
          '证件类型、证件号码两列是空的：邻里不收集也不保存证件号码，请由录入的人按实名注册信息补上。',
        ],
        ['列按志愿服务记录应有的内容排（志愿服务条例第十九条；志愿服务记录与证明出具办法）。'],
        ['中国志愿服务网的导入模板以登录后下载的为准，列名不同时照着对应的列粘贴。'],
        ['时长是核对过的分钟数折成小时，保留两位小数；跨夜的班次算在开始的那一天。'],
        ['“以前的记录导入”的服务日期可能是一个月或一年的合计，录入前请确认。'],
        ['这份表里有姓名，只用于录入志愿服务信息系统，用完请删除，不要转发。'],
      ],
    },
  ];
}

import { chineseDay, chineseMinute, instantOf } from '../../kernel/calendar.ts';
import type { UnconfirmedBuilding, UnconfirmedDoor } from '../../notice/for-others.ts';
import type { Sheet } from '../record/pack-sheets.ts';

const COLUMNS: [words: string, width: number][] = [
  ['门牌', 18],
  ['状态', 34],
  ['哪天问的', 14],
  ['怎么说的', 24],
  ['备注', 24],
];
/** Excel takes no more of a sheet's name. */
const LONGEST_NAME = 31;

interface Made {
  title: string;
  communityName: string;
  /** who exports, by office and name */
  by: string;
  at: number;
}

/** A sheet for each building with its doors that have not confirmed, and columns to write in by hand. */
export function doorSheets(buildings: readonly UnconfirmedBuilding[], made: Made): Sheet[] {
  const names = new Set<string>();
  return buildings.map(({ label, doors }) => ({
    sheet: sheetName(label, names),
    widths: COLUMNS.map(([, width]) => width),
    rows: [
      [`${made.title}　${label}　还没确认 ${doors.length} 户`],
      [`${made.communityName}　${made.by} 导出　${chineseMinute(made.at)}`],
      ['这张表里没有姓名和电话。用完请收好，不要转发到群里。'],
      [],
      COLUMNS.map(([words]) => words),
      ...doors.map((door) => [door.label, stateWords(door), '', '', '']),
    ],
  }));
}

function stateWords({ objected, dueDay }: UnconfirmedDoor): string {
  const state = objected ? '记过，这家说不是这样' : '还没确认';
  return dueDay === null ? state : `${state}；已有人去问，${chineseDay(instantOf(dueDay))}前`;
}

/** A name that Excel takes and no other sheet has. */
export function sheetName(label: string, taken: Set<string>): string {
  const plain = label.replace(/[\\/?*[\]:']/g, ' ').trim() || '门牌';
  for (let n = 1; ; n += 1) {
    const ending = n === 1 ? '' : ` ${n}`;
    const name = `${[...plain].slice(0, LONGEST_NAME - ending.length).join('')}${ending}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

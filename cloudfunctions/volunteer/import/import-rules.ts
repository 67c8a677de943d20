import type {
  ImportCheck,
  ImportDoubt,
  ImportReason,
} from '../../../typings/contract/volunteer/importing.ts';
import { lastDayOf, readPeriod, type WrittenDate } from '../../files/period-rules.ts';
import { claimedMinutes } from '../attendance/attendance-rules.ts';
import type { AttendanceDocument, LeftRow, TeamImportDocument } from '../collections.ts';

/** Rows that one table may bring over. */
export const MOST_LINES = 2_000;
const MOST_DOUBTS = 200;
/** What is older is no hours that anybody can answer for. */
const OLDEST_YEARS = 10;
/** Minutes of a day, a month and a year. */
const MOST_MINUTES = { day: 16 * 60, month: 300 * 60, year: 2_000 * 60 };
const LONGEST_TITLE = 40;
const NAMELESS = '志愿服务';

/** Headings of the columns that a table of hours has beside those of a roster; the team's may be left out. */
export const IMPORT_HEADINGS = {
  hours:
    /^(?:本次|个人|累计|服务|志愿|志愿服务|活动|参与|计入|有效)*(?:时长|时数|工时|小时数|小时|分钟数|分钟)(?:合计|总计|数)?$/,
  day: /^(?:服务|活动|志愿服务|开展|参加|参与)*(?:日期|时间|年月|年份|年度|月份)$/,
  title: /^(?:志愿服务|服务|志愿|活动|志愿活动)*(?:项目|内容|活动|名称|项目名称|活动名称|事项)$/,
  team: /^(?:所属|所在|志愿|志愿服务)*(?:队伍|团队|服务队|志愿队|组织)(?:名称)?$/,
};

/** A row of a table, as far as it is read. */
export interface ReadRow {
  row: number;
  name: string | null;
  /** the door as it is written, and the homes that it or a phone number leads to */
  written: string;
  homes: readonly string[];
  hasDoor: boolean;
  hours: ReadCell;
  day: ReadCell;
  title: string;
  team: string;
}

export type ReadCell = WrittenDate & { number?: number | undefined };

export interface KnownPerson {
  residentId: string;
  name: string;
  homes: readonly string[];
}

/** Hours of a person that are known by now. */
export interface KnownHours {
  residentId: string;
  teamId: string;
  /** of a shift, or of the row that they were brought over by */
  shiftId: string;
  /** the day, or what a sum is of */
  period: string;
  minutes: number;
}

export interface ImportRead extends ImportCheck {
  found: TeamImportDocument['lines'];
  left: LeftRow[];
}

/** 2, 2.5小时, 2小时30分, 90分钟, 2:30; `unit` is that of a number alone. Whole minutes. */
export function readMinutes(
  { text, number }: ReadCell,
  unit: 'hour' | 'minute',
): number | undefined {
  const plain = text.trim().replaceAll(',', '');
  const [, hours, rest] =
    /^(\d{1,4}(?:\.\d+)?)(?:个?小时|个?钟头?|h)(?:(\d{1,2})分钟?)?$/i.exec(plain) ?? [];
  if (hours !== undefined) return whole(Number(hours) * 60 + Number(rest ?? 0));
  const [, minutes] = /^(\d{1,6})(?:分钟?|min)$/i.exec(plain) ?? [];
  if (minutes !== undefined) return whole(Number(minutes));
  const [, h, m] = /^(\d{1,3})[:：](\d{2})(?:[:：]00)?$/.exec(plain) ?? [];
  if (h !== undefined) return Number(m) < 60 ? whole(Number(h) * 60 + Number(m)) : undefined;
  const amount = number ?? (/^\d{1,6}(?:\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN);
  return whole(unit === 'hour' ? amount * 60 : amount);
}

function whole(minutes: number): number | undefined {
  const rounded = Math.round(minutes);
  return Number.isSafeInteger(rounded) && rounded > 0 ? rounded : undefined;
}

export function mostMinutes(period: string): number {
  if (period.length === 4) return MOST_MINUTES.year;
  return period.length === 7 ? MOST_MINUTES.month : MOST_MINUTES.day;
}

/** One of them is a sum that the other may be part of. */
export function overlap(one: string, other: string): boolean {
  return one !== other && (one.startsWith(other) || other.startsWith(one));
}

interface Around {
  team: { teamId: string; name: string };
  /** where whoever enters it lives */
  ownHomes: readonly string[];
  people: readonly KnownPerson[];
  known: readonly KnownHours[];
  /** members of the team by now */
  members: ReadonlySet<string>;
  today: string;
  /** the day of the team's first shift here; null: it has none */
  firstDay: string | null;
  unit: 'hour' | 'minute';
  /** a team's activity of a day: the same in whichever file it stands */
  keyOf(period: string, title: string): string;
}

/** Who a row is about. */
function personOf(
  { name, homes, hasDoor }: ReadRow,
  people: readonly KnownPerson[],
): KnownPerson | ImportReason {
  if (name === null) return 'no-name';
  if (!hasDoor) return 'no-door';
  const found = people.filter(
    (one) => one.name === name && one.homes.some((home) => homes.includes(home)),
  );
  const [first, second] = found;
  if (!first) return 'unknown';
  return second ? 'several' : first;
}

type Line = ImportRead['found'][number];

/** Why a line cannot be taken beside what is known and what stands in the table before it; null: it can. */
export function whyNot(
  line: Line,
  teamId: string,
  known: readonly KnownHours[],
): 'known' | 'overlaps' | 'full' | null {
  const own = known.filter(({ residentId }) => residentId === line.residentId);
  if (own.some(({ shiftId }) => shiftId === line.key)) return 'known';
  const ofTeam = own.filter((one) => one.teamId === teamId);
  if (ofTeam.some(({ period }) => overlap(period, line.period))) return 'overlaps';
  const sum = own
    .filter(({ period }) => period === line.period)
    .reduce((total, { minutes }) => total + minutes, line.minutes);
  return sum > mostMinutes(line.period) ? 'full' : null;
}

/** What somebody has hours of, as it is compared: that which waits counts as well. */
export function knownHours(
  found: readonly Pick<
    AttendanceDocument,
    'residentId' | 'teamId' | 'shiftId' | 'day' | 'imported' | 'entries'
  >[],
): KnownHours[] {
  return found.map(({ residentId, teamId, shiftId, day, imported, entries }) => ({
    residentId,
    teamId,
    shiftId,
    period: imported?.period ?? day,
    minutes: Math.max(0, claimedMinutes(entries)),
  }));
}

/** A line as what is known once it is taken. */
export function knownLine({ residentId, period, key, minutes }: Line, teamId: string): KnownHours {
  return { residentId, teamId, shiftId: key, period, minutes };
}

/**
 * What a table brings over, and what is in doubt about it. Rows that say the same of one person are all left out:
 * nobody but the writer knows which is right.
 */
export function readImport(
  rows: readonly ReadRow[],
  what: ImportCheck['what'],
  around: Around,
): ImportRead {
  const left: LeftRow[] = [];
  const doubts: ImportDoubt[] = [];
  const put = (row: number, reason: ImportReason, written: string, rest?: LeftRow['rest']) => {
    const doubt = { row, reason, written: written.slice(0, 60), left: reason !== 'same-day' };
    doubts.push(doubt);
    if (doubt.left) left.push({ ...doubt, ...(rest && { rest }) });
  };
  const lines = rows.flatMap((row): (Line & { name: string })[] => {
    const read = lineOf(row, what, around);
    if ('key' in read) return [read];
    put(row.row, read.reason, read.written, read.rest);
    return [];
  });
  const counts = new Map<string, number>();
  const rowOf = ({ key, residentId }: Line) => `${key}:${residentId}`;
  for (const line of lines) counts.set(rowOf(line), (counts.get(rowOf(line)) ?? 0) + 1);
  const known = [...around.known];
  const found: Line[] = [];
  for (const { name, ...line } of lines) {
    const { teamId } = around.team;
    const reason =
      (counts.get(rowOf(line)) ?? 0) > 1 ? 'twice' : refusedBy(line, what, around, known);
    const written = `${name} ${line.period} ${line.title}`.trim();
    if (reason) {
      put(line.row, reason, written);
      continue;
    }
    const sameDay = known.some(
      ({ residentId, period }) => residentId === line.residentId && period === line.period,
    );
    if (sameDay && what === 'hours') put(line.row, 'same-day', written);
    found.push({ ...line, sameDay: sameDay && what === 'hours' });
    known.push(knownLine(line, teamId));
  }
  const order = (one: ImportDoubt, other: ImportDoubt) => one.row - other.row;
  return {
    what,
    rows: rows.length,
    people: new Set(found.map(({ residentId }) => residentId)).size,
    lines: found.length,
    minutes: found.reduce((sum, { minutes }) => sum + minutes, 0),
    doubts: doubts.sort(order).slice(0, MOST_DOUBTS),
    doubtCount: doubts.length,
    found,
    left: left.sort(order),
  };
}

function refusedBy(
  line: Line,
  what: ImportCheck['what'],
  { team, members }: Around,
  known: readonly KnownHours[],
): ImportReason | null {
  if (what === 'members') return members.has(line.residentId) ? 'known' : null;
  return whyNot(line, team.teamId, known);
}

interface Unfit {
  reason: ImportReason;
  written: string;
  /** of a row that says everything but whose it is */
  rest?: LeftRow['rest'];
}

function lineOf(
  row: ReadRow,
  what: ImportCheck['what'],
  around: Around,
): (Line & { name: string }) | Unfit {
  const { team, ownHomes, people } = around;
  const written = [row.written, row.name ?? ''].filter((text) => text !== '').join(' ');
  if (row.team !== '' && row.team !== team.name) return { reason: 'team-other', written: row.team };
  const rest = restOf(row, what, around);
  const no = (reason: ImportReason, text: string): Unfit =>
    row.name === null || 'reason' in rest
      ? { reason, written: text }
      : { reason, written: text, rest };
  const person = personOf(row, people);
  if (typeof person === 'string') return no(person, written);
  const { residentId, name } = person;
  if (person.homes.some((home) => ownHomes.includes(home))) return no('own-home', name);
  if ('reason' in rest) return { reason: rest.reason, written: `${name} ${rest.text}` };
  return { row: row.row, residentId, name, sameDay: false, ...rest };
}

/** What a row says beside whose it is, or why that cannot be. */
function restOf(
  row: ReadRow,
  what: ImportCheck['what'],
  { today, firstDay, unit, keyOf }: Around,
): NonNullable<LeftRow['rest']> | { reason: ImportReason; text: string } {
  if (what === 'members') return { period: '', title: '', minutes: 0, key: keyOf('', '') };
  const period = readPeriod(row.day);
  const oldest = String(Number(today.slice(0, 4)) - OLDEST_YEARS);
  // The sum of a period that is not over would be counted twice with what is to come.
  if (period === undefined || lastDayOf(period) >= today || period < oldest) {
    return { reason: 'day-unfit', text: row.day.text };
  }
  // Hours of shifts that are here are measured, or added to them, and never more than those are long.
  if (firstDay !== null && lastDayOf(period) >= firstDay) {
    return { reason: 'here', text: row.day.text };
  }
  const minutes = readMinutes(row.hours, unit);
  if (minutes === undefined || minutes > mostMinutes(period)) {
    return { reason: 'minutes-unfit', text: row.hours.text };
  }
  const title = row.title.slice(0, LONGEST_TITLE) || NAMELESS;
  return { period, title, minutes, key: keyOf(period, title) };
}

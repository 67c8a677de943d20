import { chineseDay, timeOf } from '../../kernel/calendar.ts';
import type { ShiftDocument } from '../../volunteer/collections.ts';
import type { Insured } from '../../volunteer/for-others.ts';
import type { Sheet } from '../record/pack-sheets.ts';

const KINDS: Record<NonNullable<Insured['kind']>, string> = {
  'resident-id': '居民身份证',
  passport: '护照',
  other: '其他证件',
};
const COLUMNS: [words: string, width: number][] = [
  ['序号', 6],
  ['姓名', 12],
  ['证件类型', 14],
  ['证件号码', 24],
  ['活动', 20],
  ['日期', 16],
  ['时间', 16],
];

/** Who is on an insured shift, for the insurer; whoever has given no number is named apart, and is not insured. */
export function insuranceSheets(
  { title, from, until }: ShiftDocument,
  people: readonly Insured[],
  { communityName, at }: { communityName: string; at: number },
): Sheet[] {
  const given = people.filter(({ number }) => number !== '');
  const missing = people.filter(({ number }) => number === '');
  const next = chineseDay(from) === chineseDay(until) ? '' : '次日 ';
  const time = `${timeOf(from)}–${next}${timeOf(until)}`;
  return [
    {
      sheet: '投保名单',
      widths: COLUMNS.map(([, width]) => width),
      rows: [
        COLUMNS.map(([words]) => words),
        ...given.map(({ name, kind, number }, index) => [
          index + 1,
          name,
          kind ? KINDS[kind] : '',
          number,
          title,
          chineseDay(from),
          time,
        ]),
      ],
    },
    {
      sheet: '说明',
      widths: [80],
      rows: [
        [`${communityName}　${chineseDay(at)} 导出`],
        ['证件号码只用于给这一次活动投保，投保以后请删除这份表，不要转发。'],
        ...(missing.length > 0
          ? [[`还没有填证件号、不在投保名单里的：${missing.map(({ name }) => name).join('、')}`]]
          : []),
      ],
    },
  ];
}

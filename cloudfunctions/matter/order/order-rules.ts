import type {
  OrderCheck,
  OrderDoubt,
  OrderReason,
} from '../../../typings/contract/matter/order.ts';
import { readPeriod, type WrittenDate } from '../../files/period-rules.ts';
import { daysBetween } from '../../kernel/calendar.ts';
import { buildingKey, estateKey, stairKey, withoutBlanks } from '../../places/place-name.ts';

/** Rows that one table may have. */
export const MOST_ORDERS = 300;
const LONGEST_WORDS = 500;
const MOST_DAYS = 366;

export const ORDER_COLUMNS = {
  number: {
    heading:
      /^(?:12345)?(?:热线|市民热线|诉求|受理|办理|任务|派单)?(?:工单|单据|受理|事项|诉求|任务)?(?:编号|单号|号码|号|流水号)$/,
    wanted: '工单号',
  },
  words: {
    heading:
      /^(?:主要|具体|详细)?(?:工单|诉求|问题|事项|反映|来电|投诉)(?:具体|详细|主要)?(?:内容|描述|详情|情况|摘要|事项)$|^(?:主要)?(?:内容|诉求)$/,
    wanted: '诉求内容',
  },
  due: {
    heading:
      /^(?:办理|答复|办结|处置|反馈|回复|处理|要求|最后|工单|官方)*(?:截止|到期|期限|时限|限期)(?:时间|日期|日)?$|^(?:要求|应)(?:办结|答复|完成|反馈)(?:时间|日期)$/,
    wanted: '答复期限',
  },
  place: {
    heading: /^(?:事发|诉求|问题|来电|反映|发生|详细|具体|所在|涉及|事件)*(?:地址|地点|位置|区域)$/,
    wanted: '',
  },
  kind: { heading: /^(?:诉求|问题|事项|工单|内容|一级|二级|三级)*(?:类别|类型|分类)$/, wanted: '' },
} as const;

export type OrderCell = WrittenDate & { number?: number | undefined; odd?: string | undefined };

export interface ReadOrder {
  row: number;
  number: OrderCell;
  words: string;
  due: OrderCell;
  place: string;
  kind: string;
}

interface Place {
  _id: string;
  parentId: string | null;
  kind: string;
  name: string;
  label: string;
}

interface Around {
  communityId: string;
  /** what the whole community is called */
  label: string;
  places: readonly Place[];
  today: string;
}

/** The number as it is compared; undefined for what is none, or for digits that Excel has cut. */
export function readNumber({ text, number, odd }: OrderCell): string | undefined {
  const isCut = odd !== undefined && !(odd === 'scientific' && Number.isSafeInteger(number));
  const written = odd === 'scientific' && number !== undefined ? String(number) : text;
  const plain = withoutBlanks(written).replace(/[–—－_]/g, '-');
  return !isCut && /^[A-Za-z0-9-]{4,40}$/.test(plain) ? plain : undefined;
}

/** A day within a year of today; with a time of day it is that day. */
export function readDue(cell: OrderCell, today: string): string | undefined {
  const [first = ''] = cell.text.trim().split(/[\sT]/);
  const day = readPeriod({ ...cell, text: first.replace(/前$/, '') });
  return day?.length === 10 && Math.abs(daysBetween(today, day)) <= MOST_DAYS ? day : undefined;
}

const BUILDING = /第?([0-9A-Za-z]+|[〇零一二三四五六七八九十]+)(?:号楼|号院|栋|幢|座|#楼?)/;
const STAIR = /第?([0-9]+|[〇零一二三四五六七八九十]+)(?:单元|楼道|梯)/;
const SHORT = /(?<![\d-])(\d{1,3})-(\d{1,2})-\d{3,4}(?!\d)/;

/** The place that an address leads to, as narrow as a stair; undefined where that is not sure. */
export function placeIn(address: string, places: readonly Place[]): Place | undefined {
  const plain = withoutBlanks(address);
  const estates = places.filter(({ kind }) => kind === 'estate');
  const named = estates.filter(
    ({ name }) => plain.includes(name) || plain.includes(estateKey(name)),
  );
  // 阳光苑 and 阳光苑二期: the longer name says more.
  const [estate] = named.sort((one, other) => other.name.length - one.name.length);
  const around = estate ? [estate] : estates;
  const [, first, second] = SHORT.exec(plain) ?? [];
  const building = first ?? BUILDING.exec(plain)?.[0];
  if (building === undefined) return estate;
  const key = buildingKey(building);
  const found = places.filter(
    ({ parentId, kind, name }) =>
      kind === 'building' &&
      around.some(({ _id }) => _id === parentId) &&
      buildingKey(name) === key,
  );
  const [only] = found;
  if (!only || found.length > 1) return estate;
  const stair = second ?? STAIR.exec(plain)?.[0];
  if (stair === undefined) return only;
  const within = places.find(
    ({ parentId, name }) => parentId === only._id && stairKey(name) === stairKey(stair),
  );
  return within ?? only;
}

/** Which rows can be entered, and what is unclear about the others. `known`: numbers that were entered before. */
export function checkedOrders(
  rows: readonly ReadOrder[],
  { communityId, label, places, today }: Around,
  known: ReadonlySet<string>,
): OrderCheck {
  const doubts: OrderDoubt[] = [];
  const orders: OrderCheck['orders'] = [];
  const seen = new Set<string>();
  for (const { row, number: cell, words, due: dueCell, place, kind } of rows) {
    const leave = (reason: OrderReason, written: string) =>
      doubts.push({ row, reason, written: written.slice(0, 60), left: true });
    const number = readNumber(cell);
    const due = readDue(dueCell, today);
    const key = number?.toUpperCase() ?? '';
    const isTwice = seen.has(key);
    if (key !== '') seen.add(key);
    if (cell.text === '') leave('number-missing', words);
    else if (number === undefined) leave('number-unfit', cell.text);
    else if (isTwice) leave('twice', number);
    else if (known.has(key)) leave('known', number);
    else if (words === '') leave('words-missing', number);
    else if ([...words].length >= LONGEST_WORDS) leave('words-long', number);
    else if (due === undefined) leave('due-unfit', `${number} ${dueCell.text}`.trim());
    else {
      const found = placeIn(place || words, places);
      if (!found)
        doubts.push({ row, reason: 'place-unsure', written: place || number, left: false });
      orders.push({
        row,
        number,
        due,
        words,
        kind,
        placeId: found?._id ?? communityId,
        placeLabel: found?.label ?? label,
      });
    }
  }
  return { rows: rows.length, orders, doubts };
}

import type {
  GoodsForm,
  ReservationState,
  ShopHours,
  StockLine,
} from '../../../typings/contract/civility/shop';
import { addDays, dayOf, timeOf, weekdayOf } from '../../calendar';
import { WEEKDAYS } from '../common/weekday';
import { timesWords } from '../component/weekly-times';
import { pastWords } from '../date';

/** Where a reservation stands; '' for one that waits at the counter. */
export const RESERVATION_WORDS: Record<ReservationState, string> = {
  asked: '正在预留',
  reserved: '',
  handed: '已取走',
  cancelled: '已取消',
  expired: '过了日子，已退回',
  'no-points': '积分不够，没有留成',
  'no-stock': '已经换完，没有留成',
  'over-limit': '这个月已经换过，没有留成',
};

const REASONS: Record<StockLine['reason'], string> = {
  donated: '收到捐赠',
  bought: '新买',
  lost: '损耗',
  counted: '盘点',
  handed: '换出',
};

export const STOCK_REASONS = (['donated', 'bought', 'lost', 'counted'] as const).map((reason) => ({
  reason,
  name: REASONS[reason],
}));

export function sourceOf({ source, sourceWords }: GoodsForm): string {
  return `${source === 'donated' ? '捐赠' : '采购'}：${sourceWords}`;
}

export function stockWords({ goodsName, count, reason, note, at }: StockLine, now: number): string {
  const change = count > 0 ? `+${count}` : `−${Math.abs(count)}`;
  return `${pastWords(at, now)} ${goodsName} ${change}，${REASONS[reason]}：${note}`;
}

/** Whether the shop is open, and until when or from when on; '' if nobody has said any times. */
export function openWords({ weekly }: ShopHours, now: number): { words: string; open: boolean } {
  const today = dayOf(now);
  const time = timeOf(now);
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const day = addDays(today, ahead);
    const times = weekly
      .filter(({ weekdays }) => weekdays.includes(weekdayOf(day)))
      .filter(({ until }) => ahead > 0 || until > time)
      .sort((one, other) => (one.from < other.from ? -1 : 1));
    const [next] = times;
    if (next) {
      const isOpen = ahead === 0 && next.from <= time;
      // Times that follow on each other, or overlap, are one.
      const until = times.reduce(
        (last, one) => (one.from <= last && one.until > last ? one.until : last),
        next.until,
      );
      return isOpen
        ? { words: `现在开着，到 ${clock(until)}`, open: true }
        : { words: `${dayAhead(ahead, day)} ${clock(next.from)} 开门`, open: false };
    }
  }
  return { words: '', open: false };
}

/** 今天, 明天, 周三, and 下周三 for today's weekday */
function dayAhead(ahead: number, day: string): string {
  const weekday = WEEKDAYS[weekdayOf(day)] ?? '';
  return ahead === 0 ? '今天' : ahead === 1 ? '明天' : ahead === 7 ? `下${weekday}` : weekday;
}

/** 9:00; 24:00 is midnight */
function clock(time: string): string {
  return time === '24:00' ? '半夜 12 点' : time.replace(/^0/, '');
}

/** What the shop page and the counter say of the times; null if nobody has said any. */
export function hoursWords(
  hours: ShopHours | null,
  now: number,
): { now: string; open: boolean; lines: string[]; note: string } | null {
  if (!hours || (hours.weekly.length === 0 && hours.note === '')) return null;
  const { words, open } = openWords(hours, now);
  return { now: words, open, lines: hours.weekly.map(timesWords), note: hours.note };
}

export const SHOP_WORDS = {
  hours: '开门时间',
  noHours: '还没有定开门时间。定下来，大家在「积分超市」里看得到现在开不开门。',
  changeHours: '改开门时间',
  setHours: '定开门时间',
  heading: '积分超市什么时候开门',
  seen: '大家都看得到。节假日不开门，写在下面那一行里。',
  none: '还没有定时间。',
  note: '还要说明的',
  noteExample: '例如：居委会一楼，春节七天不开',
  /** what the person did, as a draft names it */
  did: '选',
  save: '就按这个时间',
  saved: '定好了',
  pickup: '到哪里取，要带什么',
  pickupExample: '例如：居委会一楼，请自带袋子',
  cancel: '不要了，退回积分',
  sure: '这件不要了？积分马上退回您家，东西留给别人换。',
  drop: '不要了',
  keep: '还是要',
  back: '积分退回来了',
};

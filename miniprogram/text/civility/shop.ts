import type {
  GoodsForm,
  ReservationState,
  StockLine,
} from '../../../typings/contract/civility/shop';
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

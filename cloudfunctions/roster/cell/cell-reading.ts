import type { RosterReason } from '../../../typings/contract/roster.ts';

/** What a cell says, or why it cannot be read and what it should probably say; '' = nothing. */
export type Reading<Value> =
  | { value: Value | null }
  | { reason: RosterReason; suggestion?: string };

const NOTHING =
  /^(无|没有|暂无|无电话|无手机|无号码|没电话|空|空白|不详|未知|未登记|未填|待定|待补|待测|待查|不清楚|暂缺|缺|n\/?a|null|none|nil|[/\\\-—–_.~·*x×]+)$/i;

/** True for what people write where they have nothing to write. */
export function saysNothing(text: string): boolean {
  return NOTHING.test(text.trim());
}

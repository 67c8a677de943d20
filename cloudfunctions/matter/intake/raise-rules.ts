import { createHash } from 'node:crypto';
import type { Channel, HotlineOrder } from '../../../typings/contract/matter/matter.ts';
import { ancestorsAndSelf } from '../../kernel/path-id.ts';

/** Matters are found and counted by building, or by the wider place that they are about. */
export const AREA_DEPTH = 3;

export function areaOf(placeId: string): string {
  return ancestorsAndSelf(placeId).slice(0, AREA_DEPTH).at(-1) ?? placeId;
}

/** Whether a number and a deadline come with an order of the hotline, and with nothing else. */
export function isTakenFit({
  channel,
  hotline,
}: {
  channel: Channel;
  hotline: HotlineOrder | null;
}): boolean {
  return (channel === 'hotline') === (hotline !== null);
}

/** An order of the hotline is one matter, however often its number comes. */
export function orderIdOf(communityId: string, number: string): string {
  const text = `${communityId}\n${number.toUpperCase()}`;
  return `order-${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
}

/** An order's official deadline comes first where it is sooner; one that is over is due today. */
export function firstDue(usual: string, official: string | null, today: string): string {
  if (official === null || official >= usual) return usual;
  return official < today ? today : official;
}

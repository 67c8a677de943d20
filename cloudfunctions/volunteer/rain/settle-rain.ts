import { job } from '../../kernel/job.ts';
import { type RainDocument, rains } from '../collections.ts';
import { cancelOne, moveOne } from '../season/change-shift.ts';
import { getShiftNow, markRained } from '../season/season-repository.ts';

/** Cancels or moves each of the shifts, once: one that is cancelled, moved or begun by now stays as it is. */
export async function settleRain(rain: RainDocument): Promise<void> {
  if (rain.done) return;
  const { communityId, day, shiftIds, moveTo, reason, change } = rain;
  for (const id of shiftIds) {
    const shift = await getShiftNow(communityId, id);
    if (!shift || shift.day !== day) continue;
    if (moveTo === null) await cancelOne(shift, reason, change);
    else await moveOne(shift, moveTo, change);
  }
  await markRained(rain);
}

export const settleRains = job<RainDocument>({
  name: 'rain.settle',
  collection: rains,
  due: () => ({ done: false }),
  one: settleRain,
});

import * as v from 'valibot';
import { dayOf, endOfDay, instantOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, day, line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { type DrawDocument, matterDraws } from '../collections.ts';
import { DRAWERS } from './draw-access.ts';
import { findEnded, findPeriods } from './draw-repository.ts';
import {
  isListed,
  isPeriodFit,
  isSeedDayFit,
  listHash,
  MOST_LISTED,
  overlapping,
} from './draw-rules.ts';

/**
 * Freezes the list of what ended on some days that are over, refused ones and those opened again as well, publishes
 * its hash, and announces which public number of a later day draws from it. A day is on one list only.
 */
export const freezeDraw = action('matter.freezeDraw', {
  input: v.strictObject({
    communityId,
    from: day,
    until: day,
    size: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(50)),
    source: line(60),
    seedDay: day,
    commandId,
  }),
  access: officersOf('input.communityId', DRAWERS, 'within'),
  command: () => ({ action: 'matter.draw-freeze', target: 'draw:', creates: true as const }),
  budget: 10,
  run: ({ communityId, from, until, size, source, seedDay }, context) => {
    const today = dayOf(now());
    const [first, last] = [instantOf(from), endOfDay(until)];
    return insert(context, communityId, matterDraws, {
      prepare: async () => {
        if (!isPeriodFit(from, until, today)) throw new Refusal('DRAW_PERIOD_UNFIT');
        if (!isSeedDayFit(seedDay, today)) throw new Refusal('DRAW_SEED_DAY_UNFIT');
        const periods = await findPeriods(communityId);
        const others = periods.filter(({ _id }) => _id !== context.command.stamp.id);
        const other = overlapping(others, from, until);
        if (other) throw new Refusal('DRAW_DAYS_TAKEN', { from: other.from, until: other.until });
        const found = await findEnded(communityId, { from: first, until: last, most: MOST_LISTED });
        const ids = found.filter((one) => isListed(one, first, last)).map(({ _id }) => _id);
        return { ids, number: (periods[0]?.number ?? 0) + 1 };
      },
      decide: (change, { ids, number }): DrawDocument => {
        if (ids.length === 0) throw new Refusal('DRAW_EMPTY');
        if (ids.length > MOST_LISTED) throw new Refusal('DRAW_TOO_MANY', { most: MOST_LISTED });
        return {
          _id: change.id,
          communityId,
          from,
          until,
          size: Math.min(size, ids.length),
          source,
          seedDay,
          ids: [...ids].sort(),
          hash: listHash(ids),
          state: 'announced',
          seed: null,
          enteredBy: null,
          sample: [],
          visits: [],
          number,
          numberKey: `${communityId}:${number}`,
          order: change.at,
          change,
        };
      },
      answer: (made, { id }) => ({ drawId: id, listed: made?.ids.length ?? 0 }),
    });
  },
});

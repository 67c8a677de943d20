import {
  addDays,
  addMonths,
  DAY,
  dayOf,
  endOfDay,
  instantOf,
} from '../../cloudfunctions/kernel/calendar.ts';
import type { DrawDocument, MatterDocument } from '../../cloudfunctions/matter/collections.ts';
import { drawn, isListed, listHash } from '../../cloudfunctions/matter/revisit/draw-rules.ts';

/** A draw of some months ago with its visits, and one that waits for its number. */
export function drawDocuments(matters: readonly MatterDocument[], start: number): DrawDocument[] {
  const [first] = matters;
  if (!first) return [];
  const { communityId } = first;
  const today = dayOf(start);
  const month = `${today.slice(0, 7)}-01`;
  const listOf = (from: string, until: string) =>
    matters
      .filter((one) => isListed(one, instantOf(from), endOfDay(until)))
      .map(({ _id }) => _id)
      .sort();
  const made = (n: number, from: string, until: string, frozenAt: number): DrawDocument => {
    const _id = `demo-draw-${n}`;
    const ids = listOf(from, until);
    return {
      _id,
      communityId,
      from,
      until,
      size: Math.min(5, ids.length),
      source: '福彩双色球的七个号码',
      seedDay: addDays(dayOf(frozenAt), 3),
      ids,
      hash: listHash(ids),
      state: 'announced',
      seed: null,
      enteredBy: null,
      sample: [],
      visits: [],
      number: n,
      numberKey: `${communityId}:${n}`,
      order: frozenAt,
      change: {
        id: `seed-${_id}`,
        action: 'seed',
        actorId: 'seed',
        target: `draw:${_id}`,
        at: frozenAt,
      },
    };
  };
  const past = made(1, addMonths(month, -4), addDays(addMonths(month, -1), -1), start - 20 * DAY);
  const seed = '03081522273106';
  const sample = drawn(past.ids, seed, past.size);
  const results = ['helped', 'helped', 'partly', 'not'] as const;
  const visits = results.slice(0, sample.length).map((result, index) => ({
    matterId: sample[index] ?? '',
    result,
    residentId: 'secretary',
    at: start - (10 - index) * DAY,
  }));
  const rates = sample.slice(0, 2).map((matterId, index) => ({
    matterId,
    rating: index === 0 ? ('helped' as const) : ('partly' as const),
    residentId: 'rater',
    at: start - 5 * DAY,
  }));
  const waiting = made(2, addMonths(month, -1), addDays(month, -1), start - DAY);
  return [
    { ...past, state: 'drawn', seed, enteredBy: 'secretary', sample, visits, rates },
    ...(waiting.ids.length === 0 ? [] : [waiting]),
  ];
}

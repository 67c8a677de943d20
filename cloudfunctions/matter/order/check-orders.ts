import * as v from 'valibot';
import { isFileOf, readUploaded } from '../../files/file.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { communityId, fileId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { places } from '../../places/collections.ts';
import { readPlaces, readPlainRows } from '../../roster/for-others.ts';
import { findOrders } from '../intake/matter-repository.ts';
import { orderIdOf } from '../intake/raise-rules.ts';
import { checkedOrders, MOST_ORDERS, ORDER_COLUMNS, readNumber } from './order-rules.ts';

const MOST_BYTES = 10_485_760;

/**
 * What a table of orders of 12345 holds, and every row that is unclear. Names and numbers of who called stay in the
 * file, which goes a day later. Each order is then raised by itself.
 */
export const checkOrders = action('matter.checkOrders', {
  input: v.strictObject({ communityId, fileId }),
  access: officersOf('input.communityId', ['secretary', 'committee-member'], 'within'),
  load: ({ communityId }) => ({ community: one(places, communityId) }),
  budget: 8, // the actor, a thousand places a request, the orders that are known
  run: async ({ communityId, fileId }, { community }) => {
    if (!isFileOf(fileId, 'rosters', communityId)) throw new Refusal('FILE_NOT_FOUND');
    const bytes = await readUploaded(fileId, MOST_BYTES);
    const rows = readPlainRows(bytes, ORDER_COLUMNS, MOST_ORDERS).map(({ row, cells }) => ({
      row,
      number: cells.number ?? { text: '' },
      words: cells.words?.text ?? '',
      due: cells.due ?? { text: '' },
      place: cells.place?.text ?? '',
      kind: cells.kind?.text ?? '',
    }));
    const numbers = rows.flatMap(({ number }) => readNumber(number) ?? []);
    const ids = numbers.map((number) => orderIdOf(communityId, number));
    const found = await findOrders(communityId, ids);
    const around = {
      communityId,
      label: community?.label ?? '',
      places: await readPlaces(communityId),
      today: dayOf(now()),
    };
    return checkedOrders(rows, around, new Set(found.map((number) => number.toUpperCase())));
  },
});

import * as v from 'valibot';
import { communityId, day, documentId, line } from '../../kernel/schema.ts';
import { placeId } from '../../places/place-schema.ts';
import { count, equipment, time } from '../body/body-schema.ts';

export const roomForm = v.strictObject({
  placeId,
  name: line(20),
  capacity: count(1, 5000),
  equipment,
  from: time,
  until: time,
  open: v.boolean(),
  closed: v.boolean(),
});

export const onRoomDay = { communityId, roomId: documentId, day };
/** Half hours of a day. */
export const slot = count(0, 48);
export const title = line(30);

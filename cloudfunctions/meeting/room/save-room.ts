import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change, insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf, SECRETARY } from '../../people/officers.ts';
import { places } from '../../places/collections.ts';
import { rooms } from '../collections.ts';
import { isRoomFit } from './room-rules.ts';
import { roomForm } from './room-schema.ts';

/** A room to meet in. A closed one keeps what is booked, and takes no more. */
export const saveRoom = action('meeting.saveRoom', {
  input: v.strictObject({
    communityId,
    roomId: v.nullable(documentId),
    form: roomForm,
    seen: v.nullable(documentId),
    commandId,
  }),
  access: officersOf('input.form.placeId', SECRETARY, 'within'),
  load: ({ form, roomId }) => ({
    place: one(places, form.placeId, 'PLACE_NOT_FOUND'),
    room: one(rooms, roomId),
  }),
  command: ({ roomId }) =>
    roomId === null
      ? { action: 'room.save', target: 'room:', creates: true }
      : { action: 'room.save', target: `room:${roomId}` },
  budget: 4,
  run: (input, context) => {
    const { place, room } = context;
    const { form, seen, communityId: community } = input;
    const requireFit = () => {
      if (!isRoomFit(form)) throw new Refusal('ROOM_UNFIT');
    };
    const saved = { placeId: place._id, placeLabel: place.label, form };
    if (input.roomId === null) {
      return insert(context, community, rooms, {
        decide: (stamp) => {
          requireFit();
          return { _id: stamp.id, communityId: community, ...saved, change: stamp };
        },
        answer: (_room, { id }) => ({ roomId: id }),
      });
    }
    if (room?.placeId !== form.placeId) throw new Refusal('ROOM_NOT_FOUND');
    return change(context, rooms, room, {
      missing: 'ROOM_NOT_FOUND',
      decide: ({ change: latest }) => {
        if (latest.id !== seen) throw new Refusal('ROOM_CHANGED');
        requireFit();
        return saved;
      },
      answer: ({ _id }) => ({ roomId: _id }),
    });
  },
});

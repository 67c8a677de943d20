import * as v from 'valibot';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS, SECRETARY } from '../../people/officers.ts';
import { hasOffice } from '../body/body-access.ts';
import { roomLine } from './room-line.ts';
import { findRooms } from './room-repository.ts';

export const listRooms = action('meeting.listRooms', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  budget: 2,
  run: async (input, { actor }) => {
    const maySave = hasOffice(actor.roles, input.communityId, SECRETARY);
    const found = await findRooms(input.communityId);
    const lines = found.filter(({ form }) => maySave || !form.closed);
    return { rooms: lines.map((room) => roomLine(room, actor)), maySave };
  },
});

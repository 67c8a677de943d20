import * as v from 'valibot';
import type { BusyTimes } from '../../../typings/contract/meeting/room.ts';
import { own } from '../../kernel/action/load.ts';
import { put } from '../../kernel/command.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { type BusyDocument, busyTimes } from '../collections.ts';
import { busyId } from './busy-repository.ts';
import { NOT_BUSY } from './busy-rules.ts';
import { busyTimes as busySchema } from './busy-schema.ts';

/** When the caller cannot come. Others learn how many cannot, never who or why. */
export const saveBusyTimes = action('meeting.saveBusyTimes', {
  input: v.strictObject({ communityId, busy: busySchema, commandId }),
  access: RESIDENTS,
  load: (input) => ({ found: own(busyTimes, input.communityId) }),
  command: (input) => ({ action: 'busy.save', target: `busy:${input.communityId}` }),
  budget: 3,
  run: async (input, { actor, found, command }) => {
    const { busy, communityId: community } = input;
    const empty: BusyDocument = {
      _id: busyId(community, actor.residentId),
      communityId: community,
      residentId: actor.residentId,
      busy: NOT_BUSY,
    };
    return put<BusyDocument, BusyTimes>({ command }, busyTimes, found, empty, {
      missing: 'SERVICE_BUSY',
      decide: () => ({ busy }),
      answer: (saved) => saved.busy,
    });
  },
});

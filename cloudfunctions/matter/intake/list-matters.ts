import * as v from 'valibot';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { isOutside } from './matter-access.ts';
import { matterLine, partIn } from './matter-line.ts';
import { readRaised, readShelf } from './matter-repository.ts';
import { topicId } from './matter-schema.ts';
import { readJoined } from './voice-repository.ts';

/** What all may read, with what the caller is to each; or what the caller raised or joined. */
export const listMatters = action('matter.listMatters', {
  input: v.strictObject({
    communityId,
    which: v.picklist(['open', 'ended', 'raised', 'joined']),
    topicId: v.optional(topicId),
    after: cursor,
  }),
  access: RESIDENTS,
  budget: 2,
  run: async ({ communityId, which, topicId, after }, { actor }) => {
    if (isOutside(actor)) return { matters: [], next: null };
    const { residentId } = actor;
    if (which === 'raised') {
      const { rows, next } = await readRaised(communityId, residentId, after);
      return { matters: rows.map((row) => matterLine(row, 'raiser')), next };
    }
    if (which === 'joined') {
      const { rows, next } = await readJoined(communityId, residentId, after);
      const matters = rows.flatMap(({ matter }) => matter.map((one) => matterLine(one, 'joined')));
      return { matters, next };
    }
    const { rows, next } = await readShelf(communityId, which, topicId, residentId, after);
    const matters = rows.map(({ voice, ...row }) =>
      matterLine(row, partIn(row, residentId, voice[0])),
    );
    return { matters, next };
  },
});

import * as v from 'valibot';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, fileId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { type OpeningDocument, openings } from '../collections.ts';
import { officeAt, WRITERS } from '../event/civility-access.ts';
import { readOpeningFile } from './read-opening.ts';

/** What a table brings over is put before a second person; no account says so before. */
export const enterOpening = action('civility.enterOpening', {
  input: v.strictObject({ communityId, fileId, commandId }),
  access: officersOf('input.communityId', WRITERS, 'within'),
  command: () => ({ action: 'civility.enter-opening', target: 'opening:', creates: true as const }),
  budget: 30, // the actor, and a thousand households, places or claims a request
  run: ({ communityId, fileId }, context) => {
    const { actor } = context;
    return insert(context, communityId, openings, {
      prepare: async () => readOpeningFile(communityId, fileId, actor),
      decide: (change, { lines, points, left }): OpeningDocument => {
        if (lines.length === 0) throw new Refusal('OPENING_EMPTY');
        return {
          _id: change.id,
          communityId,
          lines,
          points,
          left,
          state: 'open',
          enteredBy: {
            residentId: actor.residentId,
            as: officeAt(actor, communityId, WRITERS),
          },
          decidedBy: null,
          posted: 0,
          dueAt: null,
          order: change.at,
          change,
        };
      },
      answer: (opening, { id }) => ({
        openingId: id,
        households: opening?.lines.length ?? 0,
        points: opening?.points ?? 0,
      }),
    });
  },
});

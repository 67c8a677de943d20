import * as v from 'valibot';
import { action } from '../../people/action.ts';
import { isOwnMatter } from '../../people/second-person.ts';
import {
  concernedBy,
  motionLoad,
  NOTES_ACCESS,
  secondPlaces,
  seenMotion,
} from '../motion/motion-access.ts';
import { after, onMotion } from '../motion/motion-schema.ts';
import { listNotedPage } from './note-repository.ts';
import { noteLine } from './note-rules.ts';

/** What officers have noted about voters of the caller's doors, and a second one has not agreed to yet. */
export const listNotes = action('ballot.listNotes', {
  input: v.strictObject({ ...onMotion, after }),
  access: NOTES_ACCESS,
  load: motionLoad,
  budget: 2,
  run: async (input, context) => {
    const { actor } = context;
    const motion = seenMotion(context);
    const { rows, next } = await listNotedPage(motion, secondPlaces(actor), input.after);
    const notes = rows.flatMap((voter) =>
      (voter.notes ?? []).map((note) => ({
        ...noteLine(note),
        voterId: voter.key,
        name: voter.name,
        label: voter.label,
        own: note.by.residentId === actor.residentId || isOwnMatter(actor, concernedBy(voter)),
      })),
    );
    return { notes, next };
  },
});

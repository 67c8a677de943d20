import * as v from 'valibot';
import { now } from '../../kernel/clock.ts';
import { cursorOf } from '../../kernel/database/page.ts';
import { line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { placesOfOffices } from '../../people/desk/desk-part.ts';
import { OFFICERS } from '../../people/officers.ts';
import { placeId } from '../../places/place-schema.ts';
import { DOOR_ACCESS, doorPlaces, motionLoad, seenMotion } from '../motion/motion-access.ts';
import { phaseOf } from '../motion/motion-rules.ts';
import { after, onMotion } from '../motion/motion-schema.ts';
import { listVoterPage } from './voter-repository.ts';
import { absenceLines, homeToCall, voidLine } from './voter-rules.ts';

/** The roster as those see it who go from door to door: whether somebody voted, never what. */
export const listVoters = action('ballot.listVoters', {
  input: v.strictObject({
    ...onMotion,
    placeId: v.optional(placeId),
    search: v.optional(line(20)),
    open: v.optional(v.boolean()),
    after,
  }),
  texts: 'unseen',
  access: DOOR_ACCESS,
  load: motionLoad,
  budget: 2,
  run: async (input, context) => {
    const query = {
      placeId: input.placeId ?? input.communityId,
      search: input.search ?? '',
      open: input.open ?? false,
      within: doorPlaces(context.actor),
    };
    const motion = seenMotion(context);
    const { rows, next } = await listVoterPage(motion, query, cursorIn(input.after));
    const isOpen = phaseOf(motion.state, motion.form, now()) === 'open';
    const callable = isOpen ? placesOfOffices(context.actor, OFFICERS) : [];
    return {
      voters: rows.map((voter) => ({
        voterId: voter.key,
        name: voter.name,
        label: voter.label,
        persons: voter.persons,
        area: voter.area,
        present: voter.present,
        cast: voter.cast,
        proxy: voter.agent?.name ?? null,
        voids: voter.voids.map(voidLine),
        waits: (voter.notes ?? []).map(({ kind }) => kind),
        absences: absenceLines(voter),
        call: homeToCall(voter, callable),
      })),
      next,
    };
  },
});

/** Also of the form `building~sort key~id`, which pages that were opened before the last release hold. */
function cursorIn(cursor: string | undefined): string | undefined {
  const [buildingId, sortKey, ...id] = cursor?.split('~') ?? [];
  if (buildingId === undefined || sortKey === undefined || id.length === 0) return cursor;
  return cursorOf({ values: [buildingId, sortKey], id: id.join('~') });
}

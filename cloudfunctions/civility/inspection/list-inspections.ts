import * as v from 'valibot';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { REVIEWERS, somebody } from '../event/civility-access.ts';
import { inspectionLine } from './inspection-line.ts';
import { readInspections } from './inspection-repository.ts';

/** Walks through buildings at the caller's places, the latest first. */
export const listInspections = action('civility.listInspections', {
  input: v.strictObject({ communityId, after: cursor }),
  access: officersOf('input.communityId', REVIEWERS, 'touching'),
  budget: 2,
  run: async ({ communityId, after }, { actor }) => {
    const within = actor.roles
      .filter(({ role }) => REVIEWERS.includes(role))
      .map(({ placeId }) => placeId);
    const { rows, next } = await readInspections(communityId, within, after);
    return { inspections: rows.map((row) => inspectionLine(row, somebody(actor))), next };
  },
});

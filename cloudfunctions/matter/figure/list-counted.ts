import * as v from 'valibot';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { isOutside, officeAt, seesRaiser, WATCHING } from '../intake/matter-access.ts';
import { matterLine, partIn } from '../intake/matter-line.ts';
import { readBehind } from './counted-repository.ts';
import { monthsBack, weekEnd } from './figure-rules.ts';
import { openFigure, pastFigure } from './figure-schema.ts';

/**
 * The matters behind a figure, by the same marks that it was counted by. What has no public wording is listed for
 * those alone who watch the whole community.
 */
export const listCounted = action('matter.listCounted', {
  input: v.strictObject({
    communityId,
    open: v.nullable(openFigure),
    past: v.nullable(pastFigure),
    after: cursor,
  }),
  access: RESIDENTS,
  budget: 2,
  run: async ({ communityId, open, past, after }, { actor }) => {
    if (isOutside(actor) || (open === null) === (past === null)) return { matters: [], next: null };
    const { residentId } = actor;
    const today = dayOf(now());
    const { rows, next } = await readBehind(
      communityId,
      {
        open,
        past: past && { ...past, months: monthsBack(today, past.months) },
        wordedOnly: officeAt(actor, communityId, WATCHING) === undefined,
        today,
        weekEnd: weekEnd(today),
      },
      { residentId, after },
    );
    const matters = rows.map(({ voice, ...row }) =>
      matterLine(
        seesRaiser(actor, row) ? row : { ...row, words: '' },
        partIn(row, residentId, voice[0]),
      ),
    );
    return { matters, next };
  },
});

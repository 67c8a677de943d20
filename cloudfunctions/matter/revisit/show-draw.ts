import * as v from 'valibot';
import type { DrawnLine, DrawView } from '../../../typings/contract/matter/revisit.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { matterDraws } from '../collections.ts';
import { isOutside, isOwn, isThirdParty, officeAt } from '../intake/matter-access.ts';
import { bears } from '../stage/ladder-rules.ts';
import { DRAWERS, VISITORS } from './draw-access.ts';
import { drawLine } from './draw-line.ts';
import { findDrawn } from './draw-repository.ts';
import { hadPart, listText, outcomeOf } from './draw-rules.ts';

/** A draw with all that anyone needs to do it again: the list, its hash, the number, who was drawn. */
export const showDraw = action('matter.showDraw', {
  input: v.strictObject({ communityId, drawId: documentId }),
  access: RESIDENTS,
  load: ({ drawId }) => ({ draw: one(matterDraws, drawId, 'DRAW_NOT_FOUND') }),
  budget: 2,
  run: async ({ communityId }, { actor, draw }): Promise<DrawView> => {
    const rates = isThirdParty(actor);
    if (isOutside(actor) && !(rates && draw.state === 'drawn')) throw new Refusal('DRAW_NOT_FOUND');
    const { residentId, roles } = actor;
    const { sample, visits, state, seed, seedDay, enteredBy } = draw;
    const found = sample.length === 0 ? [] : await findDrawn(communityId, sample);
    const draws = officeAt(actor, communityId, DRAWERS) !== undefined;
    const goes = officeAt(actor, communityId, VISITORS) !== undefined;
    const lines = sample.flatMap((matterId): DrawnLine | [] => {
      const matter = found.find(({ _id }) => _id === matterId);
      if (!matter) return [];
      const rated = draw.rates?.find((one) => one.matterId === matterId);
      const visit = visits.find((one) => one.matterId === matterId);
      const isPart =
        isOwn(actor, matter) ||
        hadPart(residentId, matter) ||
        bears({ _id: residentId, roles }, matter.holder);
      return {
        matterId,
        title: matter.open?.title ?? '',
        placeLabel: matter.open ? matter.placeLabel : '',
        state: matter.state,
        result: visit?.result ?? null,
        at: visit?.at ?? null,
        text: matter.open?.text ?? '',
        outcome: matter.open ? outcomeOf(matter) : '',
        rate: rated?.rating ?? null,
        mayRate: rates && matter.open !== null && !rated,
        mayVisit: goes && !isPart && (!visit || visit.result === 'unreached'),
      };
    });
    const hasCome = dayOf(now()) >= seedDay;
    return {
      ...drawLine(draw),
      hash: draw.hash,
      list: listText(draw.ids),
      seed: state === 'drawn' ? seed : null,
      drawn: lines,
      may: {
        enter: draws && hasCome && state !== 'drawn',
        confirm: draws && state === 'entered' && enteredBy !== residentId,
      },
    };
  },
});

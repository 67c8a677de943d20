import * as v from 'valibot';
import type { BodyForm, ShownForm } from '../../../typings/contract/meeting/body.ts';
import { DECISION_RULES } from '../../ballot/for-others.ts';
import { manyBy, one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS, SECRETARY } from '../../people/officers.ts';
import { bodies, datePolls } from '../collections.ts';
import { CONFIRMERS, CONVENERS, hasOffice, knowsNames } from './body-access.ts';
import { bodyLine } from './body-line.ts';
import { findNames } from './body-repository.ts';
import { holdersOf, neededPresent, ruleOf } from './body-rules.ts';

/** One body. Officers, and those who have a seat, see who sits there; others see for whom each seat is. */
export const showBody = action('meeting.showBody', {
  input: v.strictObject({ communityId, bodyId: documentId }),
  access: RESIDENTS,
  load: (input) => ({
    body: one(bodies, input.bodyId, 'BODY_NOT_FOUND'),
    polls: manyBy(datePolls, 'openKey', input.bodyId),
  }),
  budget: 2,
  run: async (input, { actor, body, polls }) => {
    const { form, pending, placeId, state } = body;
    const { residentId, roles } = actor;
    const isOfficer = knowsNames(roles, placeId);
    if (state === 'dropped' || (state === 'founding' && !isOfficer)) {
      throw new Refusal('BODY_NOT_FOUND');
    }
    const line = bodyLine(body, residentId, dayOf(now()));
    const mayKnow = isOfficer || line.mine;
    const names = mayKnow
      ? await findNames(input.communityId, body.holders)
      : new Map<string, string>();
    const seen = (shown: BodyForm): ShownForm => ({
      ...shown,
      seats: shown.seats.map((seat) => ({
        ...seat,
        residentId: mayKnow ? seat.residentId : null,
        name: (seat.residentId && names.get(seat.residentId)) || '',
      })),
    });
    const inOffice = holdersOf(form.seats).length;
    const ruleId = ruleOf(form);
    const share = ruleId === null ? undefined : DECISION_RULES[ruleId].counts[0]?.[0];
    const present = neededPresent(form.quorum, form.kind, inOffice, share ?? null);
    const isStanding = state === 'standing';
    const mayChange = state !== 'dissolved' && hasOffice(roles, placeId, SECRETARY);
    const mayConfirm = hasOffice(roles, placeId, CONFIRMERS);
    return {
      ...line,
      form: seen(form),
      quorum: present === null ? null : { present, of: inOffice },
      pending:
        pending && isOfficer
          ? {
              form: seen(pending.form),
              by: pending.by,
              own: pending.editors.includes(residentId),
              dissolve: pending.dissolve ?? null,
            }
          : null,
      record: isOfficer ? body.record : body.record.map((entry) => ({ ...entry, by: '' })),
      may: {
        change: mayChange,
        confirm: pending !== null && mayConfirm && !pending.editors.includes(residentId),
        plan: isStanding && hasOffice(roles, placeId, CONVENERS),
        note: isStanding && hasOffice(roles, placeId, CONVENERS),
        dissolve: mayChange && isStanding && ruleId === null,
      },
      pollId: mayKnow ? (polls[0]?._id ?? null) : null,
      seen: body.change.id,
    };
  },
});

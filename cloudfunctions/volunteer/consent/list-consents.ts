import * as v from 'valibot';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { CONFIRMERS } from '../hours/hour-access.ts';
import { ageOn } from '../member/age-rules.ts';
import { findVolunteers, volunteerIdOf } from '../sign/volunteer-repository.ts';
import { findConsents, findHome, findNoted } from './consent-repository.ts';
import { consentLine } from './consent-rules.ts';

/** Whom the caller may agree for, and what waits for a second person if they may be that. */
export const listConsents = action('volunteer.listConsents', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  budget: 5,
  run: async ({ communityId: community }, { actor }) => {
    const isSecond = actor.roles.some(
      ({ role, placeId }) => CONFIRMERS.includes(role) && placeId === community,
    );
    const homes = actor.resident.households.map(({ householdId }) => householdId);
    const [home, noted] = await Promise.all([
      homes.length === 0 ? [] : findHome(community, homes),
      isSecond ? findNoted(community) : null,
    ]);
    const others = home.filter(({ _id }) => _id !== actor.residentId);
    const ids = others.map(({ _id }) => _id);
    const [consents, known] =
      ids.length === 0
        ? [new Map(), new Map()]
        : await Promise.all([
            findConsents(
              community,
              ids.map((id) => volunteerIdOf(community, id)),
            ),
            findVolunteers(community, ids),
          ]);
    const today = dayOf(now());
    return {
      family: others
        .filter(
          (one) => consents.has(one._id) || ageOn(today, one, known.get(one._id)?.born) !== 'adult',
        )
        .map((one) => consentLine(one, consents.get(one._id))),
      waiting:
        noted?.map(({ people, ...consent }) => {
          const nameOf = (id: string | null) => people.find(({ _id }) => _id === id)?.name ?? '';
          const { residentId } = consent;
          return {
            ...consentLine({ _id: residentId, name: nameOf(residentId) }, consent),
            byName: nameOf(consent.notedBy),
          };
        }) ?? null,
    };
  },
});

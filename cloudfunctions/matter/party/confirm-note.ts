import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { type MediationDocument, mediations } from '../collections.ts';
import { partyOf, requireSameParties } from '../mediation/mediation-access.ts';
import { isLive, riseAtOf, stateOf } from '../mediation/mediation-rules.ts';
import {
  changing,
  gone,
  indexUpTo,
  mediationChange,
  ofMediation,
} from '../mediation/mediation-schema.ts';
import { isSecondStill, mayReopen, secondsOf, waits } from './note-rules.ts';

/**
 * Whether what the mediator has written down is so: the party says it themselves, or the second person who has asked
 * them. What is not so is as if it had not been said; a no that was never said no longer ends it.
 */
export const confirmNote = action('matter.confirmNote', {
  input: v.strictObject({
    ...mediationChange,
    party: v.nullable(indexUpTo(5)),
    gone,
    helper: v.nullable(indexUpTo(3)),
    holds: v.boolean(),
  }),
  access: RESIDENTS,
  load: ({ mediationId }) => ({ mediation: one(mediations, mediationId, 'MEDIATION_NOT_FOUND') }),
  command: ({ mediationId, party, helper }) =>
    changing(mediationId, `confirm ${party ?? 'own'} ${helper ?? ''}`),
  budget: 4,
  run: ({ party, helper, gone, holds }, { actor, mediation, command }) => {
    return change({ command }, mediations, mediation, {
      ...ofMediation,
      decide: (current) => {
        const index = party ?? partyOf(actor, current);
        const who = current.parties[index];
        const { helpers = [], state } = current;
        const asked = helper === null ? null : helpers[helper];
        const said =
          helper === null
            ? who
            : asked?.says.find(({ residentId }) => residentId === who?.residentId);
        const isSecond =
          said?.note?.second?.residentId === actor.residentId &&
          who !== undefined &&
          isSecondStill(actor.roles, who);
        if (!who || (party !== null && !isSecond)) throw new Refusal('MEDIATION_NOT_FOUND');
        requireSameParties(current, party, gone);
        const { at } = command.stamp;
        const reopens = helper === null && party === null && mayReopen(current, who, at);
        const isOpen = isLive(current) && (party === null || waits(said ?? {}));
        if (!said?.note || said.note.confirmed !== null || !(isOpen || reopens)) {
          throw new Refusal('MEDIATION_MOVED', { state });
        }
        const confirmed = party === null ? ('self' as const) : ('second' as const);
        const note = holds ? { ...said.note, confirmed } : null;
        const next: Partial<MediationDocument> =
          helper === null
            ? {
                parties: replaced(current.parties, who, {
                  ...who,
                  note,
                  ...(holds ? {} : { consents: null }),
                }),
              }
            : {
                helpers: helpers.map((one) =>
                  one === asked
                    ? {
                        ...one,
                        says: one.says.flatMap((entry) =>
                          entry !== said ? entry : holds ? { ...entry, note } : [],
                        ),
                      }
                    : one,
                ),
              };
        const parties = next.parties ?? current.parties;
        const open = { ...current, ...next, state: stateOf(parties) };
        if (reopens && holds) return { ...next, telling: true };
        return {
          ...next,
          state: open.state,
          seconds: secondsOf(open),
          telling: true,
          ...(reopens
            ? { end: null, endedAt: null, riseAt: riseAtOf(current.level, at), tendAt: at }
            : {}),
        };
      },
      answer: ({ state }) => ({ state }),
    });
  },
});

function replaced<One>(all: readonly One[], old: One, next: One): One[] {
  return all.map((one) => (one === old ? next : one));
}

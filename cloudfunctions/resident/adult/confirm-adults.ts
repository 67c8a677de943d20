import * as v from 'valibot';
import { recordAudit } from '../../kernel/audit.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { confirmAll, countConfirmed } from '../../people/adult/adult-repository.ts';
import { OFFICERS, officersOf } from '../../people/officers.ts';
import { placeId } from '../../places/place-schema.ts';

/**
 * The check of a building's roster at one stroke. The entry comes first; then everybody whom the command is about
 * is confirmed in one request, which a repeat does again: it is about what had been said by an instant, and what
 * was doubted, taken back or said anew since is left alone.
 */
export const confirmAdults = action('resident.confirmAdults', {
  input: v.strictObject({
    communityId,
    placeId,
    until: v.pipe(v.number(), v.integer(), v.minValue(0)),
    unasked: v.boolean(),
    except: v.pipe(v.array(documentId), v.maxLength(500)),
    commandId,
  }),
  access: officersOf('input.placeId', OFFICERS, 'within'),
  command: (input) => ({ action: 'adult.confirm', target: `place:${input.placeId}` }),
  budget: 5,
  run: async (input, { actor, command }) => {
    const { stamp, earlier, recorded } = command;
    const at = earlier?.at ?? stamp.at;
    if (!recorded.has(stamp.id)) await recordAudit(input.communityId, stamp);
    await confirmAll(input.communityId, {
      placeId: input.placeId,
      until: Math.min(input.until, at),
      withUnasked: input.unasked,
      except: input.except,
      officerId: actor.residentId,
      homes: actor.resident.households.map(({ householdId }) => householdId),
      at,
    });
    return { confirmed: await countConfirmed(input.communityId, actor.residentId, at) };
  },
});

import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { covers } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { type MatterDocument, matters } from '../collections.ts';
import { isOwn, officeAt, TRIAGERS } from '../intake/matter-access.ts';
import { markHoldsOthers } from '../intake/matter-repository.ts';
import { matterChange } from '../intake/matter-schema.ts';
import { shelfOf } from '../stage/advance-rules.ts';
import { hasEnded } from '../stage/stage-rules.ts';
import { applyFold } from './apply-fold.ts';

/**
 * Lets a matter go on under another one that says the same, or by itself again: then it stands where it stood.
 * One that others go on under does not go on under a third.
 */
export const foldMatter = action('matter.foldMatter', {
  input: v.strictObject({ ...matterChange, into: v.nullable(documentId) }),
  access: officersOf('matter.placeId', TRIAGERS, 'within'),
  load: ({ matterId, into }) => ({
    matter: one(matters, matterId, 'MATTER_NOT_FOUND'),
    target: one(matters, into),
  }),
  command: ({ matterId }) => ({ action: 'matter.fold', target: `matter:${matterId}` }),
  budget: 15,
  run: ({ communityId, into }, { actor, matter, target, command }) => {
    const requireFit = (current: MatterDocument) => {
      if (isOwn(actor, current)) throw new Refusal('MATTER_OWN');
      if (into === null) return;
      if (hasEnded(current)) throw new Refusal('MATTER_ENDED');
      if (!target) throw new Refusal('MATTER_NOT_FOUND');
      if (isOwn(actor, target)) throw new Refusal('MATTER_OWN');
      const isEarly = current.state === 'raised' || current.state === 'accepted';
      // Around it, or at a place of the officer's own: nobody moves a matter to others' places.
      const isNear =
        covers(target.placeId, current.placeId) ||
        officeAt(actor, target.placeId, TRIAGERS) !== undefined;
      const isFit = isNear && target._id !== current._id && !current.holdsOthers && isEarly;
      if (!isFit || target.into !== null || hasEnded(target) || !target.open) {
        throw new Refusal('MATTER_FOLD_UNFIT');
      }
    };
    return change({ command }, matters, matter, {
      missing: 'MATTER_NOT_FOUND',
      prepare: async (current) => {
        requireFit(current);
        if (into !== null && !(await markHoldsOthers(communityId, into))) {
          throw new Refusal('MATTER_FOLD_UNFIT');
        }
      },
      seen: ['holdsOthers'],
      decide: (current) => {
        requireFit(current);
        if (current.into === into) return null;
        const { state, open, due } = current;
        return {
          into,
          carrying: true,
          shelf: shelfOf({ state, open, into }),
          checkAt: into === null && due !== null ? command.stamp.at : null,
          uncounted: true,
        };
      },
      follow: applyFold,
      answer: () => ({ into }),
    });
  },
});

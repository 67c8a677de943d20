import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change, insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf, SECRETARY } from '../../people/officers.ts';
import { votingSettings } from '../collections.ts';
import { LEAST_PUBLICATION_DAYS, settingsOf } from '../motion/motion-rules.ts';
import { count, optional } from '../motion/motion-schema.ts';
import { proposing, savedSettings } from './settings-rules.ts';

/**
 * Proposes other local parameters: which votes bind depends on them, so they hold once a second officer has agreed,
 * and for motions that are announced from then on. Of two who change them the second is told, if their phone says
 * which change it saw.
 */
export const saveSettings = action('ballot.saveSettings', {
  input: v.strictObject({
    communityId,
    settings: v.strictObject({
      leastDays: count(60),
      mostDays: v.pipe(count(366), v.minValue(1)),
      publicationDays: v.pipe(count(366), v.minValue(LEAST_PUBLICATION_DAYS)),
      proxiesPerPerson: count(10),
      remoteRule: optional(100),
      ownersApproval: optional(100),
      communityKind: v.optional(v.picklist(['city', 'village'])),
      convenerRule: v.optional(optional(100)),
      buildingRule: v.optional(optional(100)),
    }),
    seen: v.optional(v.nullable(documentId)),
    commandId,
  }),
  access: officersOf('input.communityId', SECRETARY, 'within'),
  load: (input) => ({ saved: one(votingSettings, input.communityId) }),
  command: (input) => ({ action: 'voting.settings', target: `community:${input.communityId}` }),
  budget: 3,
  run: (input, context) => {
    const { communityId: _id } = input;
    const { saved, actor } = context;
    const { id, at } = context.command.stamp;
    const by = { residentId: actor.residentId, name: actor.resident.name };
    // What a phone of the release before does not know stays.
    const proposal = { id, at, by, settings: { ...settingsOf(saved), ...input.settings } };
    const seen = input.seen === undefined ? (saved?.change.id ?? null) : input.seen;
    if (!saved) {
      return insert(
        context,
        _id,
        votingSettings,
        {
          decide: (stamp) => {
            if (seen !== null) throw new Refusal('SETTINGS_CHANGED');
            return { _id, communityId: _id, ...proposing(undefined, proposal), change: stamp };
          },
          taken: () => {
            throw new Refusal('SETTINGS_CHANGED');
          },
          answer: (found) => savedSettings(found, actor),
        },
        () => _id,
      );
    }
    return change(context, votingSettings, saved, {
      missing: 'SETTINGS_CHANGED',
      decide: (current) => {
        if (current.change.id !== seen) throw new Refusal('SETTINGS_CHANGED');
        return proposing(current, proposal);
      },
      answer: (found) => savedSettings(found, actor),
    });
  },
});

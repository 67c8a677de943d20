import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { requireSecondPerson } from '../../people/second-person.ts';
import { votingSettings } from '../collections.ts';
import { agreeing, SETTINGS_DECIDERS, savedSettings } from './settings-rules.ts';

/**
 * A second officer agrees to other local parameters, or does not; whoever proposed them may only take them back.
 * What was announced before keeps the settings that it was announced under.
 */
export const decideSettings = action('ballot.decideSettings', {
  input: v.strictObject({
    communityId,
    proposalId: documentId,
    decision: v.picklist(['agree', 'refuse']),
    commandId,
  }),
  access: officersOf('input.communityId', SETTINGS_DECIDERS, 'within'),
  load: (input) => ({ saved: one(votingSettings, input.communityId, 'SETTINGS_CHANGED') }),
  command: ({ communityId, decision }) => ({
    action: `voting.settings-${decision}`,
    target: `community:${communityId}`,
  }),
  budget: 3,
  run: ({ proposalId, decision }, context) => {
    const { saved, actor } = context;
    const { at } = context.command.stamp;
    return change(context, votingSettings, saved, {
      missing: 'SETTINGS_CHANGED',
      decide: (current) => {
        const { proposed } = current;
        // Another one may have taken the place of the proposal that was seen.
        if (proposed?.id !== proposalId) throw new Refusal('SETTINGS_CHANGED');
        if (decision === 'refuse') return { proposed: null };
        requireSecondPerson(actor, [proposed.by.residentId], 'SETTINGS_OWN');
        return agreeing(current, proposed, { at, name: actor.resident.name });
      },
      answer: (found) => savedSettings(found, actor),
    });
  },
});

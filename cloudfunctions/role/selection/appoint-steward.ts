import * as v from 'valibot';
import { manyBy } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { getResident } from '../../people/resident-repository.ts';
import { proposals } from '../collections.ts';
import { requireTerm } from '../office/office-rules.ts';
import { proposalOf } from '../proposal/propose-office.ts';
import {
  APPOINTERS,
  commandOnSelection,
  officersOfSelection,
  selectionLoad,
  somebody,
  waits,
} from './selection-access.ts';
import { isConcerned, stepOf, termFrom } from './selection-rules.ts';

/**
 * Proposes to appoint whoever was published and stands: the second officer agrees as to any office (`decideProposal`).
 * One proposal at a time waits; one that was declined or has lapsed can be made anew.
 */
export const appointSteward = action('role.appointSteward', {
  input: v.strictObject(commandOnSelection),
  access: officersOfSelection(APPOINTERS),
  load: (input) => ({
    ...selectionLoad(input),
    made: manyBy(proposals, 'selectionId', input.selectionId),
  }),
  command: ({ selectionId }) => ({
    action: 'selection.propose',
    target: `selection:${selectionId}`,
  }),
  budget: 4,
  run: ({ communityId }, context) => {
    const { actor, selection, made } = context;
    const { stamp } = context.command;
    const { _id: selectionId, role, placeId, placeLabel, until, candidates, current } = selection;
    const chosen = candidates.find(({ key }) => key === current?.key);
    const residentId = chosen?.residentId ?? '';
    const today = dayOf(stamp.at);
    const term = { role, placeId, from: termFrom(selection, today), until };
    const own = made.find(({ change }) => change.id === stamp.id);
    // Of two who propose at once one is first: the next attempt has the next id.
    const proposalId = own?._id ?? `${selectionId}:${made.length + 1}`;
    return insert(
      context,
      communityId,
      proposals,
      {
        found: own,
        prepare: async () => {
          if (stepOf(selection, null, stamp.at) !== 'appointing') {
            throw new Refusal('SELECTION_STEP_WRONG');
          }
          if (isConcerned(candidates, somebody(actor))) throw new Refusal('SELECTION_OWN');
          if (made.some((one) => waits(one, stamp.at))) throw new Refusal('SELECTION_PROPOSED');
          const person = await getResident(communityId, residentId);
          if (!person || person.openid === null) throw new Refusal('RESIDENT_NOT_FOUND');
          requireTerm(person.roles, term, today);
        },
        decide: (change) => {
          const office = { kind: 'grant' as const, residentId, ...term, placeLabel, selectionId };
          return proposalOf(proposalId, communityId, office, actor.residentId, change);
        },
        taken: () => {
          throw new Refusal('SELECTION_PROPOSED');
        },
        answer: () => ({ state: 'proposed' }) as const,
      },
      () => proposalId,
    );
  },
});

import type { Role } from '../../../typings/contract/resident.ts';
import { command } from '../../kernel/database/table.ts';
import { deskPart, placesOfOffices } from '../../people/desk/desk-part.ts';
import { proposals } from '../collections.ts';

/** The second officers, as the rules of offices have them. */
const DECIDERS: readonly Role[] = ['secretary', 'party-branch'];

/** Offices that wait for a second officer's word. */
export const proposalDesk = deskPart({
  kind: 'proposals',
  collection: proposals,
  by: 'expiresAt',
  fields: ['placeLabel', 'expiresAt'],
  waiting: (actor, at) =>
    placesOfOffices(actor, DECIDERS).length === 0
      ? undefined
      : { state: 'open', expiresAt: command.gt(at), proposedBy: command.neq(actor.residentId) },
  itemsOf: ({ _id, placeLabel, expiresAt }) => [{ id: _id, title: placeLabel, until: expiresAt }],
});

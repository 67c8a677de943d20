import { covers } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ActorContext } from '../../people/action.ts';
import type { ShiftDocument, TeamDocument } from '../collections.ts';

type Actor = ActorContext['actor'];

/** The secretary of the place that a team belongs to. */
export function isSecretary({ roles }: Pick<Actor, 'roles'>, team: TeamDocument): boolean {
  return roles.some(({ role, placeId }) => role === 'secretary' && covers(placeId, team.placeId));
}

/** Leading a team is written down in the team itself; the secretary of its place may do all that a leader may. */
export function leadsTeam(actor: Actor, team: TeamDocument): boolean {
  return isSecretary(actor, team) || team.leaders.includes(actor.residentId);
}

/** @throws Refusal TEAM_NOT_YOURS */
export function requireLeader(actor: Actor, team: TeamDocument): void {
  if (!leadsTeam(actor, team)) throw new Refusal('TEAM_NOT_YOURS');
}

/** A shift of a team that the actor leads. @throws Refusal TEAM_NOT_YOURS, SHIFT_NOT_FOUND */
export function requireLed(actor: Actor, team: TeamDocument, shift: ShiftDocument): void {
  requireLeader(actor, team);
  if (shift.teamId !== team._id) throw new Refusal('SHIFT_NOT_FOUND');
}

import { DAY } from '../../kernel/calendar.ts';
import { type CommandLine, commandOf, insert, stampOf } from '../../kernel/command.ts';
import type { Stamp } from '../../kernel/database/collection.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import type { ActorContext } from '../../people/action.ts';
import { type ProposalDocument, proposals } from '../collections.ts';
import { PROPOSAL_DAYS } from '../office/role-rules.ts';

interface Command {
  commandId: string;
  residentId: string;
  role: string;
  placeId: string;
  from: string;
  until?: string | null;
}

/** A command for another office is another, also if the phone sends it under the id of one before. */
export function officeKey({ commandId, residentId, role, placeId, from, until }: Command): string {
  return [commandId, residentId, role, placeId, from, until].join(' ');
}

/** The id of what a command proposes: a repeat finds it. */
export function proposalId(openid: string, command: Command): string {
  return idFromCommand(openid, `${officeKey(command)} proposal`);
}

type Proposed = Pick<
  ProposalDocument,
  'kind' | 'residentId' | 'role' | 'placeId' | 'placeLabel' | 'from' | 'until' | 'selectionId'
>;

/** A proposal that waits for the second officer. */
export function proposalOf(
  _id: string,
  communityId: string,
  office: Proposed,
  proposedBy: string,
  change: Stamp,
): ProposalDocument {
  return {
    _id,
    communityId,
    ...office,
    proposedBy,
    state: 'open',
    expiresAt: change.at + PROPOSAL_DAYS * DAY,
    carried: true,
    change,
  };
}

/** Puts an office before the second officer. */
export async function propose(
  { openid, actor }: Pick<ActorContext, 'openid' | 'actor'>,
  command: Command,
  line: CommandLine,
  office: Proposed,
): Promise<{ state: 'proposed' }> {
  const { communityId, residentId } = actor;
  const _id = proposalId(openid, command);
  const stamp = stampOf(openid, officeKey(command), residentId, line);
  return insert(
    await commandOf(communityId, stamp),
    communityId,
    proposals,
    {
      decide: (change) => proposalOf(_id, communityId, office, residentId, change),
      answer: () => ({ state: 'proposed' }) as const,
    },
    () => _id,
  );
}

import { command, tableOf } from '../../kernel/database/table.ts';
import { residents } from '../../people/collections.ts';
import { type ProposalDocument, proposals } from '../collections.ts';

const table = tableOf(proposals);

export interface ProposalRow extends ProposalDocument {
  person: { name: string }[];
  proposer: { name: string }[];
}

/** Proposals that wait, the oldest first, with names. One request. */
export function findProposals(communityId: string, at: number): Promise<ProposalRow[]> {
  return table.aggregate<ProposalRow>(
    { communityId, state: 'open', expiresAt: command.gt(at) },
    (pipeline) =>
      pipeline
        .sort({ expiresAt: 1, _id: 1 })
        .limit(100)
        .lookup({
          from: residents.name,
          localField: 'residentId',
          foreignField: '_id',
          as: 'person',
        })
        .lookup({
          from: residents.name,
          localField: 'proposedBy',
          foreignField: '_id',
          as: 'proposer',
        }),
  );
}

/** What an agreed proposal says has been done, or could not be. */
export async function markApplied(
  { communityId, _id }: ProposalDocument,
  state: ProposalDocument['state'],
): Promise<void> {
  await table.change({ communityId, _id }, { carried: true, state });
}

/** Offices that were proposed for somebody, the latest first. One request. */
export function findProposalsOf(
  communityId: string,
  residentId: string,
): Promise<ProposalDocument[]> {
  return table.find({ communityId, residentId }, { order: [['expiresAt', 'desc']], limit: 100 });
}

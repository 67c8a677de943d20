import type { Change, Commanded, Insert } from '../../kernel/command.ts';
import { change, insert } from '../../kernel/command.ts';
import { type Page, readPage } from '../../kernel/database/page.ts';
import { expression, readerOf, tableOf } from '../../kernel/database/table.ts';
import { type HouseholdDocument, households, residents } from '../../people/collections.ts';
import { type OwnerProposalDocument, ownerProposals } from '../collections.ts';

const table = tableOf(ownerProposals);
const homes = readerOf(households);

/** What the roster holds of each place: units and their area, 0.01 ㎡. One request. */
export async function sumUnits(
  communityId: string,
): Promise<Map<string, { units: number; area: number }>> {
  const rows = await homes.aggregate<{ _id: string; units: number; area: number }>(
    { communityId },
    (pipeline) =>
      pipeline
        .addFields({ estate: expression.arrayElemAt(['$lineage', 1]) })
        .group({
          _id: '$estate',
          units: expression.sum(1),
          area: expression.sum(expression.ifNull(['$area', 0])),
        })
        .limit(1000),
  );
  return new Map(rows.map(({ _id, units, area }) => [_id, { units, area }]));
}

/** Ids of doubts of an estate about which a proposal waits. One request. */
export async function findWaiting(communityId: string, estateId: string): Promise<Set<string>> {
  const open = await table.find(
    { communityId, estateId, state: 'open' },
    { limit: 100, fields: ['lines'] },
  );
  return new Set(open.flatMap(({ lines }) => lines.map(({ doubtId }) => doubtId)));
}

export type ProposalRow = OwnerProposalDocument & {
  people: { _id: string; name: string }[];
  homes: Pick<HouseholdDocument, '_id' | 'label' | 'area' | 'owners'>[];
};

/** Proposals of an estate, those that wait first, with the people and units they name. One request. */
export function findProposals(
  communityId: string,
  estateId: string,
  after: string | undefined,
): Promise<Page<ProposalRow>> {
  return readPage<OwnerProposalDocument, ProposalRow>(
    table,
    { communityId, estateId },
    {
      by: ['rank', 'at'],
      direction: 'desc',
      limit: 10,
      after,
      join: (pipeline) =>
        pipeline
          .addFields({ deciders: ['$proposedBy', '$decidedBy'] })
          .lookup({
            from: residents.name,
            localField: 'deciders',
            foreignField: '_id',
            as: 'people',
          })
          .lookup({
            from: households.name,
            localField: 'unitIds',
            foreignField: '_id',
            as: 'homes',
          }),
    },
  );
}

export function addProposal<Answer, Prepared>(
  commanded: Commanded,
  communityId: string,
  how: Insert<OwnerProposalDocument, Prepared, Answer>,
): Promise<Answer> {
  return insert(commanded, communityId, ownerProposals, how);
}

export function changeProposal<Answer>(
  commanded: Commanded,
  proposal: OwnerProposalDocument,
  how: Omit<Change<OwnerProposalDocument, undefined, Answer>, 'missing' | 'prepare'>,
): Promise<Answer> {
  return change(commanded, ownerProposals, proposal, {
    ...how,
    missing: 'OWNERS_PROPOSAL_NOT_FOUND',
  });
}

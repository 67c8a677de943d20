import { readerOf } from '../../kernel/database/table.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import { type CommunityDocument, communities } from '../../places/collections.ts';

export interface ResidentRow extends ResidentDocument {
  community: CommunityDocument[];
}

/** A person's entries in all communities, with the communities' names. One request. */
export function findMemberships(accountKey: string): Promise<ResidentRow[]> {
  return readerOf(residents).aggregate<ResidentRow>(
    { everywhere: true, where: { accountKey } },
    (pipeline) =>
      pipeline.sort({ createdAt: 1, _id: 1 }).limit(50).lookup({
        from: communities.name,
        localField: 'communityId',
        foreignField: '_id',
        as: 'community',
      }),
  );
}

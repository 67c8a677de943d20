import { type Change, type Commanded, change } from '../kernel/command.ts';
import { command, tableOf } from '../kernel/database/table.ts';
import { type CommunityDocument, communities } from './collections.ts';

/** Everything that functions write into communities is written here; `npm run open-community` makes them. */
const table = tableOf(communities);

export function getCommunity(communityId: string): Promise<CommunityDocument | undefined> {
  return table.get(communityId, communityId);
}

/** Writes down which secretaries' terms were ended, unless somebody did since it was read. @returns 1 on success */
export function saveSecretaries(
  { communityId, _id, secretaries }: CommunityDocument,
  ended: string[],
): Promise<number> {
  const version = secretaries?.version ?? 0;
  const unchanged = secretaries
    ? { 'secretaries.version': version }
    : { secretaries: command.exists(false) };
  return table.change(
    { communityId, _id, ...unchanged },
    { secretaries: command.set({ ended, version: version + 1 }) },
  );
}

/** Changes a community by a command of its own. */
export function changeCommunity<Answer>(
  commanded: Commanded,
  community: CommunityDocument,
  how: Omit<Change<CommunityDocument, undefined, Answer>, 'missing'>,
): Promise<Answer> {
  return change(commanded, communities, community, { ...how, missing: 'NOT_ALLOWED' });
}

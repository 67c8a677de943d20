import type { PicturePurpose } from '../../typings/contract/parts/picture.ts';
import { type Aggregation, command, expression, tableOf } from '../kernel/database/table.ts';
import { reviews } from '../review/collections.ts';
import { type PictureDocument, type PictureState, pictures, UNQUEUED } from './collections.ts';

const table = tableOf(pictures);

export function getPicture(communityId: string, id: string): Promise<PictureDocument | undefined> {
  return table.get(communityId, id);
}

/** One request. */
export async function findPictures(
  communityId: string,
  ids: readonly string[],
): Promise<PictureDocument[]> {
  if (ids.length === 0) return [];
  return table.find({ communityId, _id: command.in([...ids]) }, { limit: ids.length });
}

export async function findByTrace(traceId: string): Promise<PictureDocument | undefined> {
  const [picture] = await table.find({ everywhere: true, where: { traceId } }, { limit: 1 });
  return picture;
}

/** Of one person, the latest first. One request. */
export function findPicturesOf(
  communityId: string,
  residentId: string,
): Promise<PictureDocument[]> {
  return table.find({ communityId, residentId }, { order: [['change.at', 'desc']], limit: 200 });
}

/** Which of these places in the storage hold a picture's file. One request. */
export async function findStoredAt(
  communityId: string,
  paths: readonly string[],
): Promise<string[]> {
  if (paths.length === 0) return [];
  const ids = paths.map((path) => /([0-9a-f]+)-[0-9a-f]+[.][a-z]+$/.exec(path)?.[1] ?? '');
  const found = await findPictures(communityId, [...new Set(ids)]);
  return found.map(({ path }) => path);
}

/** From one state to another, unless somebody has been quicker. @returns 1 on success */
export function moveOn(
  { communityId, _id, state }: PictureDocument,
  to: PictureState,
): Promise<number> {
  return table.change({ communityId, _id, state }, { state: to, askedAt: null });
}

/** It has been looked at, and stays. */
export async function lookAgain({ communityId, _id, lookAt }: PictureDocument, next: number) {
  await table.change({ communityId, _id, lookAt }, { lookAt: next });
}

/** These are to go, file and all. One request. */
export async function markErased(communityId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await table.change(
    { communityId, _id: command.in([...ids]) },
    { state: 'erased', askedAt: null },
  );
}

/** What somebody has added for these purposes is to go, file and all. One request. */
export async function markErasedOf(
  communityId: string,
  residentId: string,
  purposes: readonly PicturePurpose[],
): Promise<void> {
  await table.change(
    { communityId, residentId, purpose: command.in([...purposes]) },
    { state: 'erased', askedAt: null },
  );
}

export async function removePicture({ communityId, _id }: PictureDocument): Promise<void> {
  await table.remove({ communityId, _id });
}

/** Which checks have not answered since before an instant. */
export const askedBefore = (at: number) => ({
  state: 'waiting',
  askedAt: command.gt(0).and(command.lt(at)),
});

/** Which pictures are for a person's eye, in the queue of reviews. */
export const toQueue = () => ({ state: 'review', purpose: command.nin([...UNQUEUED]) });

/** Which pictures of these purposes are to be looked at by an instant. */
export const toLookAt = (purposes: readonly PicturePurpose[], at: number) => ({
  purpose: command.in([...purposes]),
  lookAt: command.lte(at),
});

/** Leaves pictures for whose eye no review stands that is open or being carried out. */
export function withoutReview(pipeline: Aggregation): Aggregation {
  return pipeline
    .addFields({ reviewId: expression.concat(['picture:', '$_id', ':picture']) })
    .lookup({ from: reviews.name, localField: 'reviewId', foreignField: '_id', as: 'found' })
    .addFields({
      live: expression.filter({
        input: '$found',
        as: 'one',
        cond: expression.or([
          expression.eq(['$$one.state', 'open']),
          expression.eq(['$$one.carried', false]),
        ]),
      }),
    })
    .match({ 'live.0': command.exists(false) })
    .project({ reviewId: 0, found: 0, live: 0 });
}

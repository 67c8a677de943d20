import type { PicturePurpose, PictureStanding } from '../../typings/contract/parts/picture.ts';
import { DAY } from '../kernel/calendar.ts';
import type { PictureDocument, PictureState } from './collections.ts';

/** How long a picture may be added to something after it was put there. */
export const USABLE = DAY;
/** A picture that nothing refers to goes after this long; others are looked at again as often. */
export const FIRST_LOOK = 2 * DAY;
export const NEXT_LOOK = 7 * DAY;
/** WeChat answers within about 30 minutes: a check that has not is for a person. */
export const CHECK_WAIT = 60 * 60_000;

/** Why these pictures cannot be added to something; undefined if they can. */
export function pictureFault(
  found: readonly PictureDocument[],
  ids: readonly string[],
  purpose: PicturePurpose,
  residentId: string,
  at: number,
): 'PICTURE_NOT_FOUND' | 'PICTURE_REFUSED' | undefined {
  const byId = new Map(found.map((picture) => [picture._id, picture]));
  const added = ids.map((id) => byId.get(id));
  const isTheirs = added.every(
    (picture) =>
      picture?.residentId === residentId &&
      picture.purpose === purpose &&
      picture.state !== 'erased' &&
      picture.change.at > at - USABLE,
  );
  if (!isTheirs || new Set(ids).size < ids.length) return 'PICTURE_NOT_FOUND';
  const isRefused = added.some(
    (picture) => picture?.state === 'blocked' || picture?.state === 'gone',
  );
  return isRefused ? 'PICTURE_REFUSED' : undefined;
}

/** How a picture stands for whoever has added it; undefined: it is on its way out. */
export function standingOf(state: PictureState): PictureStanding | undefined {
  if (state === 'erased') return undefined;
  if (state === 'passed') return 'shown';
  return state === 'waiting' || state === 'review' ? 'waiting' : 'refused';
}

/**
 * What a check's answer makes of a picture. A licence is for whoever checks it alone: where WeChat has doubts, or does
 * not answer, no other person looks at it: it is blocked, and its owner shows the paper itself.
 */
export function afterCheck(purpose: PicturePurpose, state: PictureState): PictureState {
  return purpose === 'licence' && state === 'review' ? 'blocked' : state;
}

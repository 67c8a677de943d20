import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { PictureDocument } from '../../cloudfunctions/pictures/collections.ts';
import { MAPLE, type PersonKey, residentIdOf, START } from './community.ts';

/** Pictures that are there from the start: all have passed. */
export const PICTURE = {
  /** of the secretary, about the claim that waits for a reviewer */
  report: 'e5000000000000000001',
  /** of the resident, about the matter that waits */
  matter: 'e5000000000000000002',
  /** of the resident, about the claim that is appealed */
  appeal: 'e5000000000000000003',
  /** of the resident as a member, about the score of theirs that waits; the check doubts it */
  member: 'e5000000000000000006',
} as const;

/** A picture that has passed. */
export function picture(
  _id: string,
  as: PersonKey,
  purpose: PictureDocument['purpose'],
): PictureDocument {
  const path = `pictures/${MAPLE}/${_id}-${'0'.repeat(32)}.jpg`;
  return {
    _id,
    communityId: MAPLE,
    purpose,
    residentId: residentIdOf(as),
    path,
    fileId: `cloud://linli-local.test/${path}`,
    state: 'passed',
    traceId: `trace-${_id}`,
    askedAt: null,
    lookAt: START + 60 * DAY,
    change: {
      id: `seed-picture:${_id}`,
      action: 'seed',
      actorId: 'seed',
      target: `picture:${_id}`,
      at: START - 10 * DAY,
    },
  };
}

export function pictureDocuments(): { pictures: PictureDocument[] } {
  return {
    pictures: [
      picture(PICTURE.report, 'secretary', 'report'),
      picture(PICTURE.matter, 'resident', 'matter'),
      picture(PICTURE.appeal, 'resident', 'appeal'),
      { ...picture(PICTURE.member, 'resident', 'member-score'), state: 'review' },
    ],
  };
}

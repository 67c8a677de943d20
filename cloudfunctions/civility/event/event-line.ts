import type { EventDocument } from './event-document.ts';

/** What was said about an event, as whom it concerns and those who decide see it: offices, no names. */
export function voicesLine({ reporter, reviews, appealUntil, appeal, voiding }: EventDocument) {
  return {
    broughtBy: reporter.as,
    reviews: reviews.map(({ as, accepts, reason, at }) => ({ as, accepts, reason, at })),
    appealUntil,
    appeal: appeal && {
      reason: appeal.reason,
      at: appeal.at,
      upheld: appeal.upheld,
      answer: appeal.answer,
      as: appeal.heardBy?.as ?? '',
    },
    voiding: voiding && { reason: voiding.reason, as: voiding.as },
  };
}

/** How many pictures go with an event and its appeal. */
export function countPictures({ pictures, appeal }: EventDocument): number {
  return (pictures?.length ?? 0) + (appeal?.pictures?.length ?? 0);
}

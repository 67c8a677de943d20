import type { Shared } from '../text/common/share';

/** What was shown last to be made into a poster, and the pictures of cards that were drawn: kept until the app ends. */
let latest: Shared | null = null;
const cards = new Map<string, string>();

const keyOf = ({ kind, communityId, id, card }: Shared) =>
  [kind, communityId, id, card.title, ...card.lines].join(' ');

export const keepShared = (shared: Shared) => {
  latest = shared;
};

export const lastShared = () => latest;

export const keepCard = (shared: Shared, file: string) => cards.set(keyOf(shared), file);

export const cardOf = (shared: Shared) => cards.get(keyOf(shared));

const POSTED = 'posted:';

/** The poster of the community has been made on this phone. */
export const notePosted = (communityId: string) => wx.setStorageSync(POSTED + communityId, true);

export const hasPosted = (communityId: string) => wx.getStorageSync(POSTED + communityId) === true;

/** A building as a grid of doors. */
export const DOOR_GRID = {
  ground: '底',
};

/** A building that is wider than a phone. */
export const swipeWords = (doors: number) => `一层有 ${doors} 户，左右滑着看全。`;

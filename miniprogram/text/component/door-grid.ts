/** A building as a grid of doors. */
export const DOOR_GRID = {
  ground: '底',
};

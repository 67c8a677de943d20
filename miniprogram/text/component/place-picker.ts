/** The tree of places. */
export const PLACE_PICKER = {
  label: '选择范围',
};

/** How many homes a place has, and for a screen reader what opens and closes it. */
export const placeWords = (place: { households: number; open: boolean; name: string }) => ({
  count: `${place.households} 户`,
  turnWords: `${place.open ? '收起' : '展开'} ${place.name}`,
});

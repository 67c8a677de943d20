import type { PlaceId, PlaceNode } from '../../../typings/contract/resident';
import { PLACE_PICKER, placeWords } from '../../text/component/place-picker';
import { covers, type PlaceRow, toggle, visibleRows } from './tree';

/**
 * The tree of places. With `single` a tap picks one place, else it ticks as many as wanted; a parent
 * covers its children. With `leaves` only the innermost can be picked, without their numbers. Event: `choose` with `{ chosen: PlaceId[] }`.
 */
Component({
  properties: {
    places: { type: Array, value: [] as PlaceNode[] },
    chosen: { type: Array, value: [] as PlaceId[] },
    single: { type: Boolean, value: false },
    leaves: { type: Boolean, value: false },
  },
  data: {
    words: PLACE_PICKER,
    rows: [] as (PlaceRow & ReturnType<typeof placeWords>)[],
    open: [] as PlaceId[],
  },
  observers: {
    places(places: PlaceNode[]) {
      this.setData({ open: firstOpen(places, this.data.chosen as PlaceId[]) });
      this.draw();
    },
    chosen() {
      this.draw();
    },
  },
  methods: {
    draw() {
      const { places, chosen, open } = this.data;
      const rows = visibleRows(places as PlaceNode[], chosen as PlaceId[], new Set(open));
      this.setData({ rows: rows.map((row) => ({ ...row, ...placeWords(row) })) });
    },
    turn(event: WechatMiniprogram.TouchEvent) {
      const { id } = event.currentTarget.dataset as { id: PlaceId };
      const { open } = this.data;
      this.setData({
        open: open.includes(id) ? open.filter((one) => one !== id) : [...open, id],
      });
      this.draw();
    },
    choose(event: WechatMiniprogram.TouchEvent) {
      const { id, branch } = event.currentTarget.dataset as { id: PlaceId; branch: boolean };
      const { places, chosen, single, leaves } = this.data;
      if (leaves && branch) return this.turn(event);
      const next = single ? [id] : toggle(places as PlaceNode[], chosen as PlaceId[], id);
      this.triggerEvent('choose', { chosen: next });
    },
  },
});

/** Few places are all open; otherwise the roots, and the way to what is chosen. */
function firstOpen(places: readonly PlaceNode[], chosen: readonly PlaceId[]): PlaceId[] {
  const known = new Set(places.map(({ placeId }) => placeId));
  return places
    .filter(
      ({ placeId, parentId, kind }) =>
        kind === 'community' ||
        parentId === null ||
        !known.has(parentId) ||
        chosen.some((one) => one !== placeId && covers(placeId, one)),
    )
    .map(({ placeId }) => placeId);
}

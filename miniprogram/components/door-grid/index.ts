import { type Door, type Drawing, drawBuilding } from './layout';

/**
 * A building drawn by its doors: floors from the top, stairs side by side. How a door stands is a colour and a sign,
 * and is said in words. Wide buildings scroll sideways, floors stay in view. Event: `choose` with `{ id }`.
 */
Component({
  properties: {
    doors: { type: Array, value: [] as Door[] },
    /** what the grid is, for screen readers: 一期 3栋 */
    label: { type: String, value: '' },
  },
  data: { drawing: { stairs: [], floors: [], columns: 0 } as Drawing, hasStairs: false },
  observers: {
    doors(doors: Door[]) {
      const drawing = drawBuilding(doors);
      const hasStairs = drawing.stairs.some(({ name }) => name !== '');
      this.setData({ drawing, hasStairs });
    },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      const { id, fixed } = event.currentTarget.dataset as { id: string; fixed: boolean };
      if (!fixed) this.triggerEvent('choose', { id });
    },
  },
});

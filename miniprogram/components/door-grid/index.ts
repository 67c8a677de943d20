import { swipeWords } from '../../text/component/door-grid';
import { type Door, type Drawing, drawBuilding } from './layout';

/** Doors that a phone shows beside one another. */
const ON_A_PHONE = 4;

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
  data: { drawing: { stairs: [], floors: [], columns: 0 } as Drawing, hasStairs: false, swipe: '' },
  observers: {
    doors(doors: Door[]) {
      const drawing = drawBuilding(doors);
      const hasStairs = drawing.stairs.some(({ name }) => name !== '');
      const swipe = drawing.columns > ON_A_PHONE ? swipeWords(drawing.columns) : '';
      this.setData({ drawing, hasStairs, swipe });
    },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      const { id, fixed } = event.currentTarget.dataset as { id: string; fixed: boolean };
      if (!fixed) this.triggerEvent('choose', { id });
    },
  },
});

import { BAR_LIST } from '../../../text/matter/figure';

export interface BarRow {
  key: string;
  label: string;
  count: number;
}

interface Bar extends BarRow {
  percent: number;
}

/** How many of each, as bars beside one another; each opens what it counts. Event: `open` with `{ key }`. */
Component({
  properties: {
    rows: { type: Array, value: [] as BarRow[] },
    unit: { type: String, value: BAR_LIST.unit },
  },
  data: { bars: [] as Bar[] },
  observers: {
    rows(rows: BarRow[]) {
      const most = Math.max(1, ...rows.map(({ count }) => count));
      const bars = rows.map((row) => ({
        ...row,
        percent: row.count === 0 ? 0 : Math.max(2, (row.count / most) * 100),
      }));
      this.setData({ bars });
    },
  },
  methods: {
    open(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('open', event.currentTarget.dataset);
    },
  },
});

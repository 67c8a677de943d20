/** A few numbers in a row as bars, the latest on the right; what they say stands in words for who hears it. */
Component({
  properties: {
    values: { type: Array, value: [] as number[] },
    /** under the first and the last bar */
    first: { type: String, value: '' },
    last: { type: String, value: '' },
    spoken: { type: String, value: '' },
  },
  data: { bars: [] as { key: number; height: number }[] },
  observers: {
    values(values: number[]) {
      const most = Math.max(1, ...values);
      this.setData({
        bars: values.map((value, key) => ({
          key,
          height: value > 0 ? Math.max(4, Math.round((value / most) * 100)) : 1,
        })),
      });
    },
  },
});

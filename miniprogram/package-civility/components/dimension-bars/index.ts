/** A few sums, each with its name, its points in words and a bar; what is below zero has none. */
Component({
  properties: {
    names: { type: Array, value: [] as string[] },
    points: { type: Array, value: [] as number[] },
    /** behind the number: 分 */
    unit: { type: String, value: '' },
  },
  data: { lines: [] as { name: string; points: string; width: number }[] },
  observers: {
    'names, points'(names: string[], points: number[]) {
      const most = Math.max(1, ...points);
      this.setData({
        lines: names.map((name, at) => {
          const value = points[at] ?? 0;
          return {
            name,
            points: String(value).replace('-', '−'),
            width: value > 0 ? Math.max(2, Math.round((value / most) * 100)) : 0,
          };
        }),
      });
    },
  },
});

/** A part of a page: a key, and what it is called. */
export type Part = { name: string } & Record<string, unknown>;
type Key = string | number;

/**
 * Tabs within a page: one of a few parts is shown. What does not fit beside one another scrolls sideways, so that no
 * part ever stands alone in a second row, and the part that is shown is brought into view. Event: `choose` with
 * `{ key }`, not for the part that is shown: a tap too many must not throw away what is typed there.
 */
Component({
  properties: {
    parts: { type: Array, value: [] as Part[] },
    /** the field of a part that tells it from the others */
    by: { type: String, value: 'key' },
    /** the key of the part that is shown */
    chosen: { type: null, value: '' as unknown as null },
    /** what is chosen here, for screen readers */
    label: { type: String, value: '' },
  },
  data: { shown: [] as { key: Key; name: string; on: boolean }[], into: '' },
  observers: {
    'parts, by, chosen'(parts: Part[], by: string, chosen: Key) {
      this.setData({
        shown: parts.map((part) => ({
          key: part[by] as Key,
          name: part.name,
          on: part[by] === chosen,
        })),
      });
      this.bring();
    },
  },
  pageLifetimes: {
    /** The type may be larger by now. */
    show() {
      this.bring();
    },
  },
  methods: {
    /** Parts that are drawn in the same step cannot be scrolled to, nor twice to the same. */
    bring() {
      const at = this.data.shown.findIndex(({ on }) => on);
      this.setData({ into: '' }, () => this.setData({ into: `part-${at}` }));
    },

    choose(event: WechatMiniprogram.TouchEvent) {
      const { key } = event.currentTarget.dataset as { key: Key };
      if (key !== this.data.chosen) this.triggerEvent('choose', { key });
    },
  },
});

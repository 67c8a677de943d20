import type { Need } from '../../view/needs';

/**
 * One thing that waits for the reader, with the button that does it. Events: `open`, `act`, both with the need, and
 * `act` with the `option` that was chosen.
 */
Component({
  properties: {
    need: { type: Object, value: {} },
    busy: { type: Boolean, value: false },
  },
  methods: {
    open() {
      this.triggerEvent('open', this.data.need);
    },
    act(event: WechatMiniprogram.TouchEvent) {
      const { option } = event.currentTarget.dataset;
      if (!this.data.busy) this.triggerEvent('act', { ...(this.data.need as Need), option });
    },
  },
});

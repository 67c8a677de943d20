import type { FigureId } from '../../text/desk-figure';

/** Figures that open what they count. Event: `open`, with the id of the figure. */
Component({
  properties: { figures: { type: Array, value: [] } },
  methods: {
    open(event: WechatMiniprogram.TouchEvent) {
      const { id } = event.currentTarget.dataset as { id: FigureId };
      this.triggerEvent('open', { id });
    },
  },
});

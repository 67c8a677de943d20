import type { ShownFigure } from '../../text/home/desk-figure';

/** Figures that open what they count. Event: `open`, with the id of the figure, and of scores their queue. */
Component({
  properties: { figures: { type: Array, value: [] } },
  methods: {
    open(event: WechatMiniprogram.TouchEvent) {
      const { id, queue } = event.currentTarget.dataset as Pick<ShownFigure, 'id' | 'queue'>;
      this.triggerEvent('open', { id, queue });
    },
  },
});

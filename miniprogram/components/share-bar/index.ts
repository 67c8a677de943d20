import { pasteText, SHARE, type Shared } from '../../text/common/share';
import { CARD, drawCard, type Pen } from '../../view/draw';

/**
 * Sends on what a page shows: as a card in a chat, as text to paste, as a poster. Draws the card's picture.
 * Events: `drawn` with the `file`, `poster`.
 */
Component({
  properties: { shared: { type: Object, value: null as unknown as Shared } },
  data: { words: SHARE, width: CARD.width, height: CARD.height, drawn: '' },
  lifetimes: {
    ready() {
      this.draw();
    },
  },
  observers: {
    shared() {
      this.draw();
    },
  },
  methods: {
    draw() {
      const { shared } = this.properties;
      const wanted = JSON.stringify(shared?.card ?? '');
      if (!shared || wanted === this.data.drawn) return;
      this.data.drawn = wanted;
      this.createSelectorQuery()
        .select('.share-bar__card')
        .fields({ node: true }, (found) => void this.drawOn(found?.node, shared))
        .exec();
    },

    /** A card without a picture shows the top of the page instead: a phone that cannot draw says nothing about it. */
    async drawOn(canvas: WechatMiniprogram.Canvas | undefined, shared: Shared) {
      const pen = canvas?.getContext('2d') as Pen | null | undefined;
      if (!canvas || !pen) return;
      Object.assign(canvas, CARD);
      drawCard(pen, shared);
      const drawn = await wx
        .canvasToTempFilePath({ canvas, fileType: 'jpg', quality: 0.9 })
        .catch(() => null);
      if (drawn) this.triggerEvent('drawn', { file: drawn.tempFilePath });
    },

    copy() {
      const { shared } = this.properties;
      if (shared) void wx.setClipboardData({ data: pasteText(shared) });
    },

    poster() {
      this.triggerEvent('poster');
    },
  },
});

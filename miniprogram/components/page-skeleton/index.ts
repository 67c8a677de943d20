import { SKELETON } from '../../text/component/page-skeleton';

/** The shape of what is coming, while it loads. */
Component({
  properties: {
    cards: { type: Number, value: 3 },
  },
  data: {
    words: SKELETON,
    places: [1, 2, 3],
  },
  observers: {
    cards(cards: number) {
      this.setData({ places: Array.from({ length: cards }, (_, index) => index) });
    },
  },
});

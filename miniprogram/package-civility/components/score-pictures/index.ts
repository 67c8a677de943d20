import type { PictureGroup } from '../../../../typings/contract/parts/picture';
import { DOUBTED_WORDS, doubtedWords } from '../../../text/civility/scorecard';

type Tapped = WechatMiniprogram.TouchEvent;

/** Pictures of a score; those that the check doubts wait for whoever may say whether they can be shown. */
Component({
  properties: {
    groups: { type: Array, value: [] as PictureGroup[] },
    doubted: { type: Array, value: [] as { pictureId: string; url: string }[] },
    busy: { type: Boolean, value: false },
  },
  data: {
    words: DOUBTED_WORDS,
    waiting: [] as { pictureId: string; url: string; label: string }[],
  },
  observers: {
    doubted(doubted: { pictureId: string; url: string }[]) {
      const waiting = doubted.map((one, at) => ({ ...one, label: doubtedWords(at + 1) }));
      this.setData({ waiting });
    },
  },
  methods: {
    open(event: Tapped) {
      const { url } = event.currentTarget.dataset as { url: string };
      void wx.previewImage({ urls: [url], current: url });
    },
    decide(event: Tapped) {
      const { id: pictureId, passes } = event.currentTarget.dataset as {
        id: string;
        passes: boolean;
      };
      this.triggerEvent('decide', { pictureId, passes });
    },
  },
});

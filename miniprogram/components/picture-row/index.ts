import type { PictureGroup } from '../../../typings/contract/parts/picture';
import { groupWords, lookAtPicture } from '../../text/common/picture';

/** Pictures that belong together, as the caller may see them, and what is still being checked. */
Component({
  properties: {
    group: { type: Object, value: { of: '', pictures: [], waiting: 0 } as PictureGroup },
  },
  data: { shown: [] as { url: string; label: string }[], notes: [] as string[] },
  observers: {
    group(group: PictureGroup | null) {
      if (!group) return;
      this.setData({
        shown: group.pictures
          .flatMap(({ url }) => url ?? [])
          .map((url, index) => ({ url, label: lookAtPicture(index + 1) })),
        notes: groupWords(group),
      });
    },
  },
  methods: {
    open(event: WechatMiniprogram.TouchEvent) {
      const { url } = event.currentTarget.dataset as { url: string };
      void wx.previewImage({ urls: this.data.shown.map((one) => one.url), current: url });
    },
  },
});

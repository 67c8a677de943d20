import type { PictureGroup } from '../../../typings/contract/parts/picture';
import { groupWords } from '../../text/picture';

/** Pictures that belong together, as the caller may see them, and what is still being checked. */
Component({
  properties: {
    group: { type: Object, value: { of: '', pictures: [], waiting: 0 } as PictureGroup },
  },
  data: { urls: [] as string[], words: [] as string[] },
  observers: {
    group(group: PictureGroup | null) {
      if (!group) return;
      this.setData({
        urls: group.pictures.flatMap(({ url }) => url ?? []),
        words: groupWords(group),
      });
    },
  },
  methods: {
    open(event: WechatMiniprogram.TouchEvent) {
      const { url } = event.currentTarget.dataset as { url: string };
      void wx.previewImage({ urls: this.data.urls, current: url });
    },
  },
});

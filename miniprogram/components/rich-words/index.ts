import { type Block, blocksOf } from '../../text/notice/rich-text';

/** The text of a notice with its headings, lists and bold words. */
Component({
  properties: { body: { type: String, value: '' } },
  data: { blocks: [] as Block[] },
  observers: {
    body(body: string) {
      this.setData({ blocks: blocksOf(body) });
    },
  },
});

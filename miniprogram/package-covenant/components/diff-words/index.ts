import type { DiffPart } from '../../../../typings/contract/covenant';
import { DIFF_MARKS } from '../../../text/covenant/words';

/**
 * A text as it became another: what was added is underlined, what went is struck through. Both can be
 * told apart without colour, and a screen reader is told which is which.
 */
Component({
  properties: { parts: { type: Array, value: [] as DiffPart[] } },
  data: { shown: [] as (DiffPart & { key: number })[], spoken: '' },
  observers: {
    parts(parts: DiffPart[]) {
      const spoken = parts.map(({ kind, text }) => `${DIFF_MARKS[kind]}${text}`).join('，');
      this.setData({ spoken, shown: parts.map((part, key) => ({ ...part, key })) });
    },
  },
});

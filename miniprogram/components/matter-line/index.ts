import type { MatterLine } from '../../../typings/contract/matter/matter';
import { lineWords, lookOf, type MatterLook, whereWords } from '../../text/matter/state';

/** A matter in a list. Event: `open` with `{ matterId }`. */
Component({
  properties: {
    line: { type: Object, value: {} as MatterLine },
    last: { type: Boolean, value: false },
  },
  data: { look: { words: '', tone: 'quiet' } as MatterLook, where: '', more: '' },
  observers: {
    line(value: MatterLine | undefined) {
      if (!value?.matterId) return;
      this.setData({
        look: lookOf(value),
        where: whereWords(value),
        more: lineWords(value),
      });
    },
  },
  methods: {
    open() {
      this.triggerEvent('open', { matterId: (this.data.line as MatterLine).matterId });
    },
  },
});

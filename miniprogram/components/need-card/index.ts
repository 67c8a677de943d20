import type { Need } from '../../view/needs';

/** One thing that waits for the reader, with the button that does it. Events: `open`, `act`, both with the need. */
Component({
  properties: {
    need: { type: Object, value: {} },
    busy: { type: Boolean, value: false },
  },
  methods: {
    open() {
      this.triggerEvent('open', this.data.need);
    },
    act() {
      if (!this.data.busy) this.triggerEvent('act', this.data.need as Need);
    },
  },
});

import { FAILURE } from '../../text/component/failure-state';

/** Why it did not work, and 再试一次. Events: `retry`, `other`. */
Component({
  properties: {
    words: { type: String, value: '' },
    action: { type: String, value: FAILURE.again },
    /** a second way on, if there is one */
    other: { type: String, value: '' },
  },
  methods: {
    retry() {
      this.triggerEvent('retry');
    },
    takeOther() {
      this.triggerEvent('other');
    },
  },
});

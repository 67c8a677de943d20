/** Why it did not work, and 再试一次. Events: `retry`, `other`. */
Component({
  properties: {
    words: { type: String, value: '' },
    action: { type: String, value: '再试一次' },
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

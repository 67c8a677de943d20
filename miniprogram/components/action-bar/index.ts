/** The page's one primary action, named by its outcome. Event: `act`. */
Component({
  properties: {
    label: { type: String, value: '' },
    /** what will happen, or why it cannot yet */
    note: { type: String, value: '' },
    busy: { type: Boolean, value: false },
    disabled: { type: Boolean, value: false },
    /** a quiet second way: 上一步 */
    back: { type: String, value: '' },
  },
  methods: {
    act() {
      if (!this.data.busy && !this.data.disabled) this.triggerEvent('act');
    },
    goBack() {
      if (!this.data.busy) this.triggerEvent('back');
    },
  },
});

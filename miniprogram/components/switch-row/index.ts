/** A whole row as a switch: easy to hit, and it says its name and state. Event: `change`. */
Component({
  properties: {
    label: { type: String, value: '' },
    words: { type: String, value: '' },
    icon: { type: String, value: '' },
    value: { type: Boolean, value: false },
  },
  methods: {
    change() {
      this.triggerEvent('change', { value: !this.data.value });
    },
  },
});

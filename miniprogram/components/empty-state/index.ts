/** Nothing here: a sentence, and a way on if there is one. Event: `act`. */
Component({
  properties: {
    icon: { type: String, value: 'check-circle' },
    title: { type: String, value: '' },
    words: { type: String, value: '' },
    action: { type: String, value: '' },
  },
  methods: {
    act() {
      this.triggerEvent('act');
    },
  },
});

/** The foot of a list: more to come, coming, or not come. Event: `more`. */
Component({
  properties: {
    more: { type: Boolean, value: false },
    busy: { type: Boolean, value: false },
    failure: { type: String, value: '' },
    /** said when everything is shown */
    end: { type: String, value: '' },
  },
  methods: {
    ask() {
      if (!this.data.busy) this.triggerEvent('more');
    },
  },
});

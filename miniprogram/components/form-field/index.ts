/**
 * A labelled field for a line or for a text. Event: `typed` with `{ value, cursor }`.
 * Slotted content stands below the field.
 */
Component({
  properties: {
    label: { type: String, value: '' },
    hint: { type: String, value: '' },
    value: { type: String, value: '' },
    problem: { type: String, value: '' },
    /** several lines */
    area: { type: Boolean, value: false },
    /** most characters; -1 = any */
    most: { type: Number, value: -1 },
    /** shows how many of the characters are used */
    counted: { type: Boolean, value: false },
    placeholder: { type: String, value: '' },
    type: { type: String, value: 'text' },
    confirm: { type: String, value: 'done' },
    focus: { type: Boolean, value: false },
  },
  data: { used: 0, now: '' },
  observers: {
    value(value: string) {
      // The field's own text is not written back while someone types: the caret would jump.
      const change = value === this.data.now ? {} : { now: value };
      this.setData({ ...change, used: [...value].length });
    },
  },
  methods: {
    type(event: WechatMiniprogram.Input) {
      const { value, cursor } = event.detail;
      this.data.now = value;
      this.triggerEvent('typed', { value, cursor });
    },
    finish() {
      this.triggerEvent('finish');
    },
  },
});

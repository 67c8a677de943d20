const ICONS = {
  mine: 'check-circle-filled',
  soon: 'time-filled',
  quiet: '',
  loss: 'error-circle-filled',
};

/** A state as a word with its own icon: colour only supports it. */
Component({
  properties: {
    words: { type: String, value: '' },
    /** mine: done or mine; soon: watch the time; loss: went wrong; quiet: a plain fact */
    tone: { type: String, value: 'quiet' },
  },
  data: { icon: '' },
  observers: {
    tone(tone: keyof typeof ICONS) {
      this.setData({ icon: ICONS[tone] ?? '' });
    },
  },
});

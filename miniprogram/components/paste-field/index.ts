import { PASTE_FIELD } from '../../text/component/paste-field';
import { NOTHING_PASTED, PASTED_TOO_LONG } from '../../text/roster/file-form';

/** Characters that are taken at most: about 3,000 rows. A longer table comes as a file. */
const MOST = 200_000;

/** Cells copied from a spreadsheet, with the row of their names. Event: `pasted` with `{ text }`, rows of cells apart by tabs. */
Component({
  properties: { busy: { type: Boolean, value: false } },
  data: {
    words: PASTE_FIELD,
    most: MOST,
    text: '',
    problem: '',
  },
  methods: {
    type(event: WechatMiniprogram.Input) {
      // What stands in the field is not written back: a long table would go to the page twice.
      this.data.text = event.detail.value;
      if (this.data.problem) this.setData({ problem: '' });
    },
    use() {
      const { text } = this.data;
      const problem =
        text.trim() === '' ? NOTHING_PASTED : text.length >= MOST ? PASTED_TOO_LONG : '';
      this.setData({ problem });
      if (!problem && !this.data.busy) this.triggerEvent('pasted', { text });
    },
  },
});

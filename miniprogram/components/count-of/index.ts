import { COUNT_OF, countWords, missingWords } from '../../text/component/count-of';

/** n of d with a thin bar, and the missing part in words. */
Component({
  properties: {
    done: { type: Number, value: 0 },
    total: { type: Number, value: 0 },
    /** what is counted: 户 */
    unit: { type: String, value: COUNT_OF.unit },
    /** what they did: 已确认 */
    verb: { type: String, value: COUNT_OF.verb },
    /** what the others did not do: 没确认 */
    lacks: { type: String, value: COUNT_OF.lacks },
    /** whom it is about, for screen readers and above the bar in lists */
    label: { type: String, value: '' },
    /** what the missing part is */
    left: { type: String, value: COUNT_OF.left },
    /** the big figure of a page, as opposed to a line in a list */
    big: { type: Boolean, value: false },
  },
  data: { percent: 0, missing: '', spoken: '' },
  observers: {
    'done, total, unit, verb, lacks, label, left'(
      done: number,
      total: number,
      unit: string,
      verb: string,
      lacks: string,
      label: string,
      rest: string,
    ) {
      const percent = total === 0 ? 0 : Math.min(100, (done / total) * 100);
      const left = Math.max(0, total - done);
      const missing = missingWords(left, { rest, unit, lacks });
      this.setData({
        percent: done > 0 ? Math.max(percent, 1) : 0,
        missing: total === 0 ? '' : missing,
        spoken: countWords({ label, total, done, unit, verb, missing }),
      });
    },
  },
});

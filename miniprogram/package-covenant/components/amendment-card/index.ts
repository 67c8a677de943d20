import type { AmendmentLine } from '../../../../typings/contract/covenant';
import { AMENDMENT_STATES } from '../../../text/covenant/words';
import { pastWords } from '../../../text/date';

/**
 * A proposed change of a clause, and the drafting group's answer; what may be decided stands in the slot.
 * Events: `withdraw` and `report`, each with `{ amendmentId }`.
 */
Component({
  properties: {
    line: { type: Object, value: {} },
    /** 改第三条 */
    title: { type: String, value: '' },
  },
  data: { state: { words: '', tone: 'quiet' }, who: '', worded: false },
  observers: {
    line(line: AmendmentLine) {
      if (!line.amendmentId) return;
      const { state, own, from, at, change } = line;
      this.setData({
        state: AMENDMENT_STATES[state],
        who: [own ? '您提的' : from, pastWords(at, Date.now())].filter(Boolean).join(' · '),
        worded: change.kind !== 'move',
      });
    },
  },
  methods: {
    withdraw() {
      this.tell('withdraw');
    },
    report() {
      this.tell('report');
    },
    tell(what: 'withdraw' | 'report') {
      const { amendmentId } = this.data.line as AmendmentLine;
      this.triggerEvent(what, { amendmentId });
    },
  },
});

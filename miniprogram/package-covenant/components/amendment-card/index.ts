import type { AmendmentLine } from '../../../../typings/contract/covenant';
import { AMENDMENT_CARD, amendmentWords } from '../../../text/covenant/amendment';
import { AMENDMENT_STATES } from '../../../text/covenant/words';

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
  data: {
    words: AMENDMENT_CARD,
    state: { words: '', tone: 'quiet' },
    who: '',
    reason: '',
    worded: false,
  },
  observers: {
    line(line: AmendmentLine) {
      if (!line.amendmentId) return;
      this.setData({
        state: AMENDMENT_STATES[line.state],
        ...amendmentWords(line, Date.now()),
        worded: line.change.kind !== 'move',
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

import type { MotionLine } from '../../../typings/contract/motion';
import { LEFT_HOME } from '../../text/ballot/late';
import { phaseLook } from '../../text/ballot/phase';
import { RULES } from '../../text/ballot/rule';

/** One motion or poll in a list or, with `card`, as something that needs the reader. Event: `open`. */
Component({
  properties: {
    line: { type: Object, value: {} },
    card: { type: Boolean, value: false },
    /** the last of its list */
    last: { type: Boolean, value: false },
  },
  data: { words: '', state: '', tone: 'quiet', leftHome: '' },
  observers: {
    line(line: MotionLine) {
      if (!line.motionId) return;
      const { words, tone } = phaseLook(line, Date.now());
      const about = [RULES[line.ruleId].name, line.placeLabel].filter(Boolean).join(' · ');
      this.setData({ words: about, state: words, tone, leftHome: line.leftHome ? LEFT_HOME : '' });
    },
  },
  methods: {
    open() {
      this.triggerEvent('open', { motionId: (this.data.line as MotionLine).motionId });
    },
  },
});

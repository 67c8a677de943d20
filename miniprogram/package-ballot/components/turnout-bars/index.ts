import type { RuleId } from '../../../../typings/contract/ballot';
import type { Basis, Turnout } from '../../../../typings/contract/motion';
import { enoughWords, type TurnoutBar, turnoutBars } from '../../../text/ballot/motion/turnout';
import { RULES } from '../../../text/ballot/rule';

/** How many took part, against every denominator that the rule counts; what is missing in words. */
Component({
  properties: {
    turnout: { type: Object, value: {} },
    ruleId: { type: String, value: '' },
    basis: { type: String, value: '' },
  },
  data: { bars: [] as TurnoutBar[], missing: '', source: '' },
  observers: {
    'turnout, ruleId, basis'(turnout: Turnout, ruleId: RuleId | '', basis: Basis) {
      if (!turnout.eligible || ruleId === '') return;
      this.setData({
        bars: turnoutBars(turnout, ruleId, basis),
        missing: enoughWords(turnout, ruleId, basis),
        source: RULES[ruleId].source,
      });
    },
  },
});

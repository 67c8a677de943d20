import type { Question } from '../../../../typings/contract/motion';
import { chosenWords, restLabel, restWords } from '../../../text/ballot/cast';
import { optionsOf } from '../../../text/ballot/question';

const YES_NO = { kind: 'yes-no', options: [] } as unknown as Question;
const OPTIONS = optionsOf(YES_NO).map((one) => ({ ...one, label: restLabel(one.text) }));

/** How far one has come on a long ballot; what is left is answered at once, whichever way. */
Component({
  properties: {
    /** questions without an answer */
    left: { type: Number, value: 0 },
    of: { type: Number, value: 0 },
  },
  data: { options: OPTIONS, chosen: '', rest: '' },
  observers: {
    'left, of'(left: number, of: number) {
      this.setData({ chosen: chosenWords(left, of), rest: restWords(left) });
    },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      const { rest } = event.currentTarget.dataset as { rest: string };
      this.triggerEvent('choose', { option: rest });
    },
  },
});

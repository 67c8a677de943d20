import type { Question } from '../../../../typings/contract/motion';
import { optionsOf } from '../../../text/ballot/question';

const YES_NO = { kind: 'yes-no', options: [] } as unknown as Question;

/** How far one has come on a long ballot; what is left is answered at once, whichever way. */
Component({
  properties: {
    /** questions without an answer */
    left: { type: Number, value: 0 },
    of: { type: Number, value: 0 },
  },
  data: { options: optionsOf(YES_NO) },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      const { rest } = event.currentTarget.dataset as { rest: string };
      this.triggerEvent('choose', { option: rest });
    },
  },
});

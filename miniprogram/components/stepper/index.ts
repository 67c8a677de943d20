import { stepWords } from '../../text/component/stepper';

/** The steps of a long form, and which of them one is at. */
Component({
  properties: {
    steps: { type: Array, value: [] as string[] },
    /** counts from 0 */
    now: { type: Number, value: 0 },
  },
  data: { spoken: '' },
  observers: {
    'steps, now'(steps: string[], now: number) {
      this.setData({ spoken: stepWords(now, steps.length) });
    },
  },
});

import type { ActFor } from '../../../typings/contract/notice';
import { ACT_FOR, confirmedWords, confirmFor } from '../../text/component/act-for';

interface Line {
  residentId: string;
  name: string;
  /** who confirmed, and when; empty while nobody has */
  words: string;
  /** on the button */
  act: string;
}

/** People whom the reader acts for, each with what is still to do. Event: `confirm` with `{ residentId, name }`. */
Component({
  properties: {
    people: { type: Array, value: [] },
    /** the person who is being confirmed for */
    busy: { type: String, value: '' },
  },
  data: {
    words: ACT_FOR,
    lines: [] as Line[],
  },
  observers: {
    people(people: ActFor[]) {
      const now = Date.now();
      this.setData({ lines: people.map((one) => lineOf(one, now)) });
    },
  },
  methods: {
    confirm(event: WechatMiniprogram.TouchEvent) {
      const { id, name } = event.currentTarget.dataset as { id: string; name: string };
      if (this.data.busy === '') this.triggerEvent('confirm', { residentId: id, name });
    },
  },
});

function lineOf({ residentId, name, confirmedAt, byName }: ActFor, now: number): Line {
  const words = confirmedAt === null ? '' : confirmedWords(name, byName, confirmedAt, now);
  return { residentId, name, words, act: confirmFor(name) };
}

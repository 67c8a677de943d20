import type { ActFor } from '../../../typings/contract/notice';
import { pastWords } from '../../text/date';

interface Line {
  residentId: string;
  name: string;
  /** who confirmed, and when; empty while nobody has */
  words: string;
}

/** People whom the reader acts for, each with what is still to do. Event: `confirm` with `{ residentId, name }`. */
Component({
  properties: {
    people: { type: Array, value: [] },
    /** the person who is being confirmed for */
    busy: { type: String, value: '' },
  },
  data: { lines: [] as Line[] },
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
  const when = confirmedAt === null ? '' : pastWords(confirmedAt, now);
  const who = byName === '' ? `${name} 自己确认了` : `${byName} 替${name}确认`;
  return { residentId, name, words: confirmedAt === null ? '' : `${who}（${when}）` };
}

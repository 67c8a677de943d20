import type { NoticeLine } from '../../../typings/contract/notice';
import { NOTICE_LINE, waitingWords } from '../../text/component/notice-line';
import { momentWords, pastWords, untilWords } from '../../text/date';
import { KINDS, STATES } from '../../text/notice/kind';

interface Look {
  kind: string;
  when: string;
  state: string;
  tone: 'mine' | 'soon' | 'quiet' | 'loss';
}

/** One notice in a list or, with `card`, as something that needs the reader. Event: `open`. */
Component({
  properties: {
    line: { type: Object, value: {} },
    card: { type: Boolean, value: false },
    last: { type: Boolean, value: false },
  },
  data: {
    words: NOTICE_LINE,
    look: { kind: '', when: '', state: '', tone: 'quiet' } as Look,
  },
  observers: {
    'line, card'(line: NoticeLine, card: boolean) {
      if (line.noticeId) this.setData({ look: lookOf(line, card, Date.now()) });
    },
  },
  methods: {
    open() {
      this.triggerEvent('open', { noticeId: (this.data.line as NoticeLine).noticeId });
    },
  },
});

function lookOf(line: NoticeLine, card: boolean, now: number): Look {
  const kind = KINDS[line.kind];
  const when =
    line.state === 'scheduled'
      ? momentWords(line.publishedAt, now)
      : pastWords(line.publishedAt, now);
  const [state, tone] = stateOf(line, card, now);
  return { kind, when, state, tone };
}

function stateOf(line: NoticeLine, card: boolean, now: number): [string, Look['tone']] {
  if (line.state !== 'published') {
    const isComing = line.state === 'held' || line.state === 'scheduled';
    return [STATES[line.state], isComing ? 'soon' : 'loss'];
  }
  if (!line.mustConfirm || !line.addressed) {
    const isOver = line.expiresAt !== null && line.expiresAt < now;
    return [isOver ? NOTICE_LINE.over : '', 'quiet'];
  }
  if (line.confirmedAt !== null) return [NOTICE_LINE.confirmed, 'mine'];
  if (line.confirmUntil === null)
    return [card ? NOTICE_LINE.waitsForYou : NOTICE_LINE.waits, 'quiet'];
  const { words, near } = untilWords(line.confirmUntil, now);
  return [card ? words : waitingWords(words), near ? 'soon' : 'quiet'];
}

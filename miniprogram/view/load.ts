import type { Envelope } from '../../typings/contract/envelope';
import { keepAnswer, lastAnswer } from '../api/last-answer';
import { ageWords } from '../text/date';
import { errorWords, isPassing } from '../text/error';
import type { PageFrame } from './define-page';

interface Framed {
  data: PageFrame;
  setData(change: Partial<PageFrame>): void;
}

interface Load<Data> {
  /** the name under which a good answer is kept for offline; none = nothing is kept */
  keep?: string;
  ask(): Promise<Envelope<Data>>;
  show(data: Data): void;
}

/**
 * Asks and shows. Without an answer it shows the last good one with its age, and only without that
 * the reason. What is on the page already stays there when a refresh fails.
 * @returns true if the answer is fresh
 */
export async function load<Data>(page: Framed, { keep, ask, show }: Load<Data>): Promise<boolean> {
  const answer = await ask();
  if (answer.ok) {
    if (keep) keepAnswer(keep, answer.data, Date.now());
    show(answer.data);
    page.setData({ phase: 'ready', failure: '', failureCode: '', age: '' });
    return true;
  }
  const last = keep && isPassing(answer.code) ? lastAnswer<Data>(keep) : null;
  if (last) {
    show(last.data);
    page.setData({ phase: 'ready', age: ageWords(last.at, Date.now()) });
  } else {
    page.setData({ phase: 'failed', failure: errorWords(answer), failureCode: answer.code });
  }
  return false;
}

/** Says in a dialog why something was not done. */
export function explain(answer: Envelope<unknown>): void {
  if (answer.ok) return;
  void wx.showModal({ content: errorWords(answer), showCancel: false, confirmText: '知道了' });
}

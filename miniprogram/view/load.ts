import type { Envelope } from '../../typings/contract/envelope';
import { isPassing } from '../cloud/passing';
import { keepAnswer, lastAnswer } from '../store/last-answer';
import { ageWords } from '../text/date';
import { errorWords } from '../text/error';
import { CONFIRM } from '../text/home/need';
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

/** How often each page has asked what it shows. */
const questions = new WeakMap<object, number>();

/** Whether the page has asked nothing since. */
export function untilAskedAnew(page: object): () => boolean {
  const count = questions.get(page);
  return () => questions.get(page) === count;
}

/** The page asks what it shows: answers to what it asked before come too late. */
export function askAnew(page: object): () => boolean {
  questions.set(page, (questions.get(page) ?? 0) + 1);
  return untilAskedAnew(page);
}

/**
 * Asks and shows. Without an answer it shows the last good one with its age, and only without that
 * the reason. What is on the page already stays there when a refresh fails.
 * An answer that a later question has overtaken is dropped.
 * @returns true if the answer is fresh
 */
export async function load<Data>(page: Framed, { keep, ask, show }: Load<Data>): Promise<boolean> {
  const isNewest = askAnew(page);
  const answer = await ask();
  if (!isNewest()) return false;
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
  void wx.showModal({ content: errorWords(answer), showCancel: false, confirmText: CONFIRM });
}

import type { Envelope } from '../../typings/contract/envelope';
import { isPassing } from '../cloud/passing';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';
const LENGTH = 24;
const KEPT = 'command:';
const keyOf = (name: string) => KEPT + name;
/** What a command is about, by its name: `verb:subject`, and whatever else tells it from others. */
const subjectOf = (name: string) => name.split(':')[1] ?? '';
/** Names of commands that no answer has come to yet. */
const underWay = new Set<string>();

/** A new id for one command: 24 letters and digits. The function mixes in who sent it. */
export function newCommandId(): string {
  let id = '';
  while (id.length < LENGTH) id += LETTERS[Math.floor(Math.random() * LETTERS.length)];
  return id;
}

/**
 * The id of a command that has nothing to type: the same for every attempt, until it is settled.
 * @param what is said of what `name` names, where it can be taken back: whoever says one thing, another and the first
 * again says something new, though the first one's answer was lost
 */
export function keptCommandId(name: string, what = ''): string {
  underWay.add(name);
  const [kept, said = ''] = String(wx.getStorageSync(keyOf(name))).split('\n');
  if (kept && said === what) return kept;
  const id = newCommandId();
  wx.setStorageSync(keyOf(name), what ? `${id}\n${what}` : id);
  return id;
}

/**
 * Whatever may have arrived, or may yet, is sent again under its id; any other answer is final. What has been done about
 * a subject is the state that a later command begins from: an answer lost before that is not asked for again.
 */
export function settleCommand(name: string, answer: Envelope<unknown>): void {
  underWay.delete(name);
  if (answer.ok || !isPassing(answer.code)) wx.removeStorageSync(keyOf(name));
  const subject = subjectOf(name);
  if (!answer.ok || subject === '') return;
  for (const key of wx.getStorageInfoSync().keys) {
    const other = key.slice(KEPT.length);
    const isLost = key.startsWith(KEPT) && !underWay.has(other);
    if (isLost && subjectOf(other) === subject) wx.removeStorageSync(key);
  }
}

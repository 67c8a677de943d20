import type { NoticeKind } from '../../../typings/contract/notice';
import type { Trouble } from '../../../typings/contract/parts/recovery';
import { fullSpanWords, fullWords, momentWords, spanWords } from '../date';

/** Kinds after which each household is asked whether all is well again. */
export const ASKED_AFTER: readonly NoticeKind[] = ['outage', 'repair'];

/** When something is expected to be over, as a form asks for it. */
export const ENDS = {
  label: '写明大概什么时候结束',
  words: '居民加进手机日历时，会带上结束的时间',
  asks: '过了这个时间，会问每户好了没有',
  past: '结束的时间要在现在以后，也要在开始以后。已经好了的，请点“已恢复”。',
  day: '哪天',
  clock: '几点',
  early: '结束的时间要在开始以后，请重新选。',
};

/** When it happens: 今天 09:00 – 17:00, or as much as is known of it. */
export function eventWords(from: number | null, until: number | null, now: number): string {
  if (until === null) return from === null ? '' : momentWords(from, now);
  return from === null ? `预计 ${momentWords(until, now)} 结束` : spanWords(from, until, now);
}

/** The same in full, as a line of what is shared; none if nothing is known. */
export function fullEventWords(from: number | null, until: number | null): string[] {
  if (until === null) return from === null ? [] : [fullWords(from)];
  return [from === null ? `预计 ${fullWords(until)} 结束` : fullSpanWords(from, until)];
}

/** What a notice is about, as far as its title says so: the question and the answers follow. */
type Supply = 'water' | 'power' | 'gas' | 'lift' | 'other';

const SUPPLIES: [Supply, RegExp][] = [
  ['water', /停水|断水|供水|来水|用水|水管/],
  ['power', /停电|断电|供电|来电|用电/],
  ['gas', /停气|断气|供气|燃气|天然气|煤气/],
  ['lift', /电梯/],
];

/** More than one, or none of them, is asked about in general. */
function supplyOf(title: string): Supply {
  const named = SUPPLIES.filter(([, words]) => words.test(title));
  return named.length === 1 ? (named[0]?.[0] ?? 'other') : 'other';
}

const QUESTIONS: Record<Supply, string> = {
  water: '您家来水了吗？',
  power: '您家来电了吗？',
  gas: '您家通气了吗？',
  lift: '您那里的电梯好了吗？',
  other: '您家解决了吗？',
};

/** 您家来水了吗？ */
export function questionOf(title: string): string {
  return QUESTIONS[supplyOf(title)];
}

/** 停水, for a line of an officer's desk. */
const NAMES: Record<Supply, string> = {
  water: '停水',
  power: '停电',
  gas: '停气',
  lift: '电梯',
  other: '停水停电、检修',
};

const TROUBLES: Record<Supply, Partial<Record<Trouble, string>>> = {
  water: { never: '一直没来', again: '来了又停', weak: '水很小', dirty: '水发黄' },
  power: { never: '一直没来', again: '来了又停', weak: '电压不稳' },
  gas: { never: '一直没通', again: '通了又停', weak: '火很小' },
  lift: { never: '一直没好', again: '好了又坏' },
  other: { never: '一直没好', again: '好了又坏' },
};
/** What is said with older words about a supply that the title names no longer. */
const ANY: Record<Trouble, string> = {
  never: '一直没好',
  again: '好了又坏',
  weak: '时好时坏',
  dirty: '水发黄',
};

/** What a household may choose from when it says that something is still wrong. */
export function troublesOf(title: string): { trouble: Trouble; words: string }[] {
  return Object.entries(TROUBLES[supplyOf(title)]).map(([trouble, words]) => ({
    trouble: trouble as Trouble,
    words,
  }));
}

export const SAID = { restored: '好了', troubled: '还没有' };

/** The two answers, as a card on the first page asks for them. */
export const RESTORED_ANSWERS = [
  { option: 'restored', words: SAID.restored },
  { option: 'troubled', words: SAID.troubled },
];

/** 好了; 还没有，水发黄 */
export function saidWords(restored: boolean, trouble: Trouble | null, title: string): string {
  if (restored) return SAID.restored;
  if (trouble === null) return SAID.troubled;
  return `${SAID.troubled}，${TROUBLES[supplyOf(title)][trouble] ?? ANY[trouble]}`;
}

/** 停水：还有 6 户没恢复 */
export function troubledWords(title: string, households: number): string {
  return `${NAMES[supplyOf(title)]}：还有 ${households} 户没恢复`;
}

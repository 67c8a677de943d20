/** A level of a numbered list: how its number is written, 第%1条 for instance. */
interface Level {
  start: number;
  format: string;
  text: string;
}

export type Levels = Map<number, Level>;
/** List → level → how it is numbered. Lists of one make have the same levels, and count on together. */
export type Numbering = Map<string, Levels>;

/** Reads word/numbering.xml tag by tag. */
export class NumberingReader {
  readonly #makes: Numbering = new Map();
  readonly result: Numbering = new Map();
  /** what is being described: a make of lists, or what one list has of its own */
  #levels: Levels | undefined;
  #level = 0;
  #list = '';

  open(name: string, attributes: Record<string, unknown>): void {
    const value = String(attributes['w:val'] ?? '');
    if (name === 'w:abstractNum') {
      this.#levels = new Map();
      this.#makes.set(String(attributes['w:abstractNumId'] ?? ''), this.#levels);
    } else if (name === 'w:lvl') {
      this.#level = Number(attributes['w:ilvl']) || 0;
      this.#levels?.set(this.#level, { start: 1, format: 'decimal', text: '' });
    } else if (name === 'w:num') {
      this.#levels = undefined;
      this.#list = String(attributes['w:numId'] ?? '');
    } else if (name === 'w:abstractNumId') {
      const levels = this.#makes.get(value);
      if (levels) this.result.set(this.#list, levels);
    } else if (name === 'w:lvlOverride') this.#part(Number(attributes['w:ilvl']) || 0);
    else this.#set(name, value);
  }

  /** A list that begins anew counts for itself. */
  #part(level: number): void {
    const levels = this.result.get(this.#list);
    if (!levels) return;
    this.#level = level;
    this.#levels ??= new Map([...levels].map(([at, one]) => [at, { ...one }]));
    this.result.set(this.#list, this.#levels);
  }

  #set(name: string, value: string): void {
    const level = this.#levels?.get(this.#level);
    if (!level) return;
    if (name === 'w:start' || name === 'w:startOverride') level.start = Number(value) || 1;
    else if (name === 'w:numFmt') level.format = value;
    else if (name === 'w:lvlText') level.text = value;
  }
}

const CHINESE = new Set([
  'chineseCounting',
  'chineseCountingThousand',
  'chineseLegalSimplified',
  'taiwaneseCounting',
  'taiwaneseCountingThousand',
  'japaneseCounting',
  'ideographDigital',
]);
const DIGITS = '零一二三四五六七八九';

/** 1 → 一, 20 → 二十, 103 → 一百零三; up to 999. */
export function chineseNumber(number: number): string {
  const [hundreds, tens, ones] = [
    Math.floor(number / 100),
    Math.floor(number / 10) % 10,
    number % 10,
  ];
  const hundred = hundreds > 0 ? `${DIGITS[hundreds]}百` : '';
  const ten =
    tens > 0
      ? `${tens === 1 && hundreds === 0 ? '' : DIGITS[tens]}十`
      : hundreds > 0 && ones > 0
        ? '零'
        : '';
  return `${hundred}${ten}${ones > 0 || number === 0 ? DIGITS[ones] : ''}`;
}

/**
 * The number that stands before a paragraph of a list, '' for one without numbers. `counters` holds how
 * far each list has come, and is counted on.
 */
export function numberText(
  numbering: Numbering,
  counters: Map<Levels, number[]>,
  { id, level }: { id: string; level: number },
): string {
  const levels = numbering.get(id);
  const own = levels?.get(level);
  if (!levels || !own || own.format === 'bullet' || own.format === 'none') return '';
  const counts = (counters.get(levels) ?? []).slice(0, level + 1);
  for (let above = 0; above < level; above += 1) counts[above] ??= levels.get(above)?.start ?? 1;
  counts[level] = (counts[level] ?? own.start - 1) + 1;
  counters.set(levels, counts);
  return own.text.replace(/%([1-9])/g, (_, digit: string) => {
    const which = Number(digit) - 1;
    const count = counts[which] ?? 1;
    const format = levels.get(which)?.format ?? 'decimal';
    return CHINESE.has(format) && count < 1_000 ? chineseNumber(count) : String(count);
  });
}

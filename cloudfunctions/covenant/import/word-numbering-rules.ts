import { chineseNumber, formalNumber, inCircle, romanNumber } from '../split/number-rules.ts';

/** A level of a numbered list: how its number is written, 第%1条 for instance. */
interface Level {
  start: number;
  format: string;
  text: string;
  /** the paragraph style that is numbered so */
  style: string;
  /** all parts of the number as plain digits */
  isLegal: boolean;
}

export type Levels = Map<number, Level>;
/** List → level → how it is numbered. Lists of one make have the same levels, and count on together. */
export type Numbering = Map<string, Levels>;

/** Reads word/numbering.xml tag by tag. */
export class NumberingReader {
  readonly #makes: Numbering = new Map();
  /** makes that are described elsewhere, by the style that both name */
  readonly #links = new Map<string, string>();
  readonly #linked: Numbering = new Map();
  readonly result: Numbering = new Map();
  /** what is being described: a make of lists, or what one list has of its own */
  #levels: Levels | undefined;
  #make = '';
  #level = 0;
  #list = '';
  /** the level that a list describes anew */
  #part: number | undefined;

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    const value = attributes.get('val') ?? '';
    if (name === 'abstractNum') {
      this.#levels = new Map();
      this.#part = undefined;
      this.#make = attributes.get('abstractNumId') ?? '';
      this.#makes.set(this.#make, this.#levels);
    } else if (name === 'lvl') {
      // Without a number of its own it is the next one in order.
      this.#level = levelOf(attributes) ?? this.#part ?? this.#levels?.size ?? 0;
      this.#levels?.set(this.#level, emptyLevel());
    } else if (name === 'num') {
      this.#levels = undefined;
      this.#part = undefined;
      this.#list = attributes.get('numId') ?? '';
    } else if (name === 'abstractNumId') {
      const levels = this.#linked.get(this.#links.get(value) ?? '') ?? this.#makes.get(value);
      if (levels) this.result.set(this.#list, levels);
    } else if (name === 'styleLink' && this.#levels) this.#linked.set(value, this.#levels);
    else if (name === 'numStyleLink') this.#links.set(this.#make, value);
    else if (name === 'lvlOverride') this.#override(levelOf(attributes) ?? 0);
    else this.#set(name, value);
  }

  /** A list that begins anew counts for itself. */
  #override(level: number): void {
    this.#part = level;
    const levels = this.result.get(this.#list);
    if (!levels) return;
    this.#level = level;
    this.#levels ??= new Map([...levels].map(([at, one]) => [at, { ...one }]));
    this.result.set(this.#list, this.#levels);
  }

  #set(name: string, value: string): void {
    const level = this.#levels?.get(this.#level);
    if (!level) return;
    if (name === 'start' || name === 'startOverride') level.start = Number(value) || 1;
    else if (name === 'numFmt') level.format = value;
    else if (name === 'lvlText') level.text = value;
    else if (name === 'pStyle') level.style = value;
    else if (name === 'isLgl') level.isLegal = value !== '0' && value !== 'false';
  }

  /** The level of a list at which paragraphs of a style are numbered; undefined if it names none. */
  levelOfStyle(list: string, style: string): number | undefined {
    for (const [at, level] of this.result.get(list) ?? []) if (level.style === style) return at;
    return undefined;
  }
}

function levelOf(attributes: ReadonlyMap<string, string>): number | undefined {
  const level = attributes.get('ilvl');
  return level === undefined ? undefined : Number(level) || 0;
}

const emptyLevel = (): Level => ({
  start: 1,
  format: 'decimal',
  text: '',
  style: '',
  isLegal: false,
});

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const letter = (count: number) => String.fromCharCode(64 + (((count - 1) % 26) + 1));
const FORMATS: Record<string, (count: number) => string> = {
  chineseCounting: chineseNumber,
  chineseCountingThousand: chineseNumber,
  taiwaneseCounting: chineseNumber,
  taiwaneseCountingThousand: chineseNumber,
  japaneseCounting: chineseNumber,
  ideographDigital: chineseNumber,
  koreanDigital2: chineseNumber,
  chineseLegalSimplified: formalNumber,
  ideographLegalTraditional: formalNumber,
  japaneseLegal: formalNumber,
  decimalEnclosedCircle: inCircle,
  decimalEnclosedCircleChinese: inCircle,
  decimalEnclosedFullstop: (count) => `${count}.`,
  decimalEnclosedParen: (count) => `(${count})`,
  ideographEnclosedCircle: (count) => `（${chineseNumber(count)}）`,
  ideographTraditional: (count) => STEMS[count - 1] ?? String(count),
  upperLetter: letter,
  lowerLetter: (count) => letter(count).toLowerCase(),
  upperRoman: romanNumber,
  lowerRoman: (count) => romanNumber(count).toLowerCase(),
};

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
    const format = own.isLegal ? 'decimal' : (levels.get(which)?.format ?? 'decimal');
    return count < 1_000 ? (FORMATS[format]?.(count) ?? String(count)) : String(count);
  });
}

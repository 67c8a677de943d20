import { circled, numberOf } from './number-rules.ts';

/** How a line can be numbered. Those with `plain` have nothing between the number and the words. */
export type Family =
  | 'chapter' // 第一章, 第二节, 第三部分
  | 'article' // 第一条, 第1條, 第二条之一
  | 'ordinal' // 第一，
  | 'han' // 一、
  | 'han-plain' // 一 爱国
  | 'han-bracket' // （一） ㈠
  | 'digit' // 1. ⒈ 1️⃣
  | 'digit-plain' // 1 爱国
  | 'digit-bracket' // (1) ⑴
  | 'decimal' // 1.1
  | 'decimal-deep' // 1.1.1
  | 'circle' // ① ❶ ㊀
  | 'roman' // Ⅰ、
  | 'letter' // A.
  | 'stem' // 甲、
  | 'bullet'; // • without a number

/** A number at the beginning of a line. */
export interface Mark {
  family: Family;
  /** 0 for a bullet */
  value: number;
  /** 第二条之一 → 1 */
  sub: number;
  /** what stands before the last number: 1.2.3 → 1.2 */
  parent: string;
  /** of chapters: 0 编, 1 章, 2 节 */
  tier: number;
  /** 2: a number in any text. 1 and 0: only where it is the next one. */
  strength: 0 | 1 | 2;
  /** UTF-16 units, with the blanks behind it */
  length: number;
}

const HAN = '零〇○一二两三四五六七八九十百廿卅壹贰叁肆伍陆柒捌玖拾佰';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

const ANY = `[${HAN}\\d０-９]`;
/** 第三条规定, 第三条和第四条: words that speak about a clause rather than begin one. */
const REFERENCE =
  /^(?:规定(?!动作)|款(?!项)|项(?!目)|第|的(?!确|士)|[所之中]?(?:的规定|规定|述|列|称|指的)|之?[内里中]的|以及第|(?:[、，,]|和|及|与|或|至|到|[—–-]+)\s*第)/;
/** 第三条所有业主, 第四条中秋: words that may do either. */
const MAYBE_REFERENCE = /^(?:规定|款|项|所|之|的|中|内|里|[，,])/;
const BLANKS = '[\\s\\u3000]*';
const CLOSE = '[\\s\\u3000、.．:：，,—–-]*';
const TIERS: Record<string, number> = { 编: 0, 篇: 0, 部分: 0, 章: 1, 节: 2 };

/** 3栋, 24小时: what is counted rather than numbered. */
const UNITS = '[年月日号时点分元个户栋幢楼层单室米天周岁次倍度条名位项类寸度]|人(?!人)|小时';

interface Form {
  pattern: RegExp;
  read: (found: RegExpExecArray, rest: string) => Partial<Mark> & Pick<Mark, 'family' | 'value'>;
}

const FORMS: readonly Form[] = [
  {
    pattern: new RegExp(
      `^第${BLANKS}((?:${ANY}${BLANKS}){1,9}?)(编(?![号制辑])|篇(?!幅)|部${BLANKS}分|章(?!程)|节(?![课日约水电能省目气假]))${CLOSE}`,
    ),
    read: ([, number = '', unit = '']) => ({
      family: 'chapter',
      value: numberOf(number),
      tier: TIERS[unit.replace(/\s/g, '')] ?? 1,
    }),
  },
  {
    pattern: new RegExp(
      `^[【〔（([]?第${BLANKS}((?:${ANY}${BLANKS}){1,9}?)[条條](?:之([一二三四五六七八九十]))?` +
        `[】〕）)\\]]?(${BLANKS}(?:[、.．:：丶]${BLANKS})*)`,
    ),
    read: ([, number = '', sub = '', close = ''], rest) => ({
      family: 'article',
      value: numberOf(number),
      sub: sub === '' ? 0 : numberOf(sub),
      strength: strengthOf(`${close}${rest}`),
    }),
  },
  {
    pattern: new RegExp(`^第(${ANY}{1,4})[，,、:：]${BLANKS}`),
    read: ([, number = '']) => ({ family: 'ordinal', value: numberOf(number) }),
  },
  {
    pattern: new RegExp(`^([${HAN}]{1,5})${BLANKS}([、.．，,:：丶﹑､·])${BLANKS}`),
    read: ([, number = '', stop = '']) => ({
      family: 'han',
      value: numberOf(number),
      strength: /[、.．丶﹑､]/.test(stop) ? 2 : 1,
    }),
  },
  {
    pattern: new RegExp(
      `^(?:[（(【〔［\\[]${BLANKS}([${HAN}]{1,5})${BLANKS}[）)】〕］\\]]|([${HAN}]{1,5})[）)])[、.．]?${BLANKS}`,
    ),
    read: ([, inside, before]) => ({
      family: 'han-bracket',
      value: numberOf(inside ?? before ?? ''),
    }),
  },
  {
    pattern: /^([㈠-㈩])[、.．]?[\s\u3000]*/,
    read: ([, letter = '']) => ({
      family: 'han-bracket',
      value: (letter.codePointAt(0) ?? 0) - 0x321f,
    }),
  },
  {
    pattern:
      /^([\d０-９]{1,2})[.．]([\d０-９]{1,2})[.．]([\d０-９]{1,2})[.．、]?(?![\d０-９])[\s\u3000]*/,
    read: ([, one = '', two = '', three = '']) => ({
      family: 'decimal-deep',
      value: numberOf(three),
      parent: `${numberOf(one)}.${numberOf(two)}`,
      strength: 1,
    }),
  },
  {
    pattern: /^([\d０-９]{1,2})[.．]([\d０-９]{1,2})[.．、]?(?![\d０-９])[\s\u3000]*/,
    read: ([, one = '', two = '']) => ({
      family: 'decimal',
      value: numberOf(two),
      parent: `${numberOf(one)}`,
      strength: 1,
    }),
  },
  {
    pattern: /^([\d０-９]{1,3})[\s\u3000]*([、.．，,:：丶﹑､·])(?![\d０-９])[\s\u3000]*/,
    read: ([, number = '', stop = '']) => ({
      family: 'digit',
      value: numberOf(number),
      strength: /[、.．丶﹑､]/.test(stop) ? 2 : 1,
    }),
  },
  {
    pattern: /^(?:([⒈-⒛])|([\d０-９])\ufe0f?\u20e3|(🔟))[、.．]?[\s\u3000]*/u,
    read: ([, stopped, keycap]) => ({
      family: 'digit',
      value: Number.parseInt((stopped ?? keycap ?? '10').normalize('NFKC'), 10),
    }),
  },
  {
    pattern:
      /^(?:[（(【〔［[][\s\u3000]*([\d０-９]{1,3})[\s\u3000]*[）)】〕］\]]|([\d０-９]{1,3})[\s\u3000]*[）)])[、.．]?[\s\u3000]*/,
    read: ([, inside, before]) => ({
      family: 'digit-bracket',
      value: numberOf(inside ?? before ?? ''),
    }),
  },
  {
    pattern: /^([⑴-⒇])[、.．]?[\s\u3000]*/,
    read: ([, letter = '']) => ({
      family: 'digit-bracket',
      value: (letter.codePointAt(0) ?? 0) - 0x2473,
    }),
  },
  {
    pattern:
      /^([\u2460-\u2473\u24eb-\u24fe\u2776-\u2793\u3251-\u325f\u3280-\u3289\u32b1-\u32bf])[、.．]?[\s\u3000]*/,
    read: ([, letter = '']) => ({ family: 'circle', value: circled(letter) }),
  },
  {
    pattern: /^([Ⅰ-Ⅻ]|[IVX]{1,4}(?=[、.．]))[、.．]?[\s\u3000]*/,
    read: ([, letters = '']) => ({
      family: 'roman',
      value: ROMAN.indexOf(letters.normalize('NFKC')) + 1,
      strength: 1,
    }),
  },
  {
    pattern: /^([A-Za-zＡ-Ｚａ-ｚ])[、.．)）](?![A-Za-z\d])[\s\u3000]*/,
    read: ([, letter = '']) => ({
      family: 'letter',
      value: letter.normalize('NFKC').toLowerCase().charCodeAt(0) - 96,
      strength: 1,
    }),
  },
  {
    pattern: /^([甲乙丙丁戊己庚辛壬癸])[、.．][\s\u3000]*/,
    read: ([, letter = '']) => ({ family: 'stem', value: STEMS.indexOf(letter) + 1, strength: 1 }),
  },
  {
    pattern: /^(?:[•●○◆◇■□▪▶►★☆※✓✔✅◎▲](?:\ufe0f)?[\s\u3000]*|[-–—*·+][\s\u3000]+)(?=[^\s\d_—–-])/u,
    read: () => ({ family: 'bullet', value: 0 }),
  },
  {
    pattern: new RegExp(`^([${HAN}]{1,4})([\\s\\u3000]+)(?=\\p{Script=Han})`, 'u'),
    read: ([, number = '']) => ({ family: 'han-plain', value: numberOf(number), strength: 1 }),
  },
  {
    pattern: new RegExp(
      `^([\\d０-９]{1,3})(?:([\\s\\u3000]+)(?=[\\p{Script=Han}“《])|(?=[\\p{Script=Han}“《])(?!${UNITS}))`,
      'u',
    ),
    read: ([, number = '', blank = '']) => ({
      family: 'digit-plain',
      value: numberOf(number),
      strength: blank === '' ? 0 : 1,
    }),
  },
];

/** 第三条　所有业主 with a blank begins a clause; 第三条规定 and 第三条 的规定 do not. */
function strengthOf(rest: string): Mark['strength'] {
  const words = rest.trimStart();
  if (words !== rest) return /^(?:规定|的(?!确)|[和及与或至到、，,]\s*第)/.test(words) ? 0 : 2;
  if (REFERENCE.test(rest)) return 0;
  return MAYBE_REFERENCE.test(rest) ? 1 : 2;
}

/** The number with which a line begins; null if it begins with none. */
export function markAt(line: string): Mark | null {
  for (const { pattern, read } of FORMS) {
    const found = pattern.exec(line);
    if (!found) continue;
    const mark = read(found, line.slice(found[0].length));
    if (mark.value < 1 && mark.family !== 'bullet') continue;
    return { sub: 0, parent: '', tier: 1, strength: 2, length: found[0].length, ...mark };
  }
  return null;
}

/** Whether one number follows another in a running numbering. */
export function follows(mark: Mark, last: Mark | undefined): boolean {
  if (mark.family === 'bullet') return true;
  if (!last) return mark.value === 1;
  if (mark.parent !== last.parent) return mark.value === 1;
  if (mark.sub > 0) return mark.value === last.value && mark.sub === last.sub + 1;
  return mark.value === last.value + 1;
}

/**
 * Which of these marks number the text, each in its place: a doubtful one counts only where its number is
 * the next one, and no surer mark with the same number follows.
 */
export function running(marks: readonly (Mark | null)[]): (Mark | null)[] {
  const ahead = aheadOf(marks);
  const last = new Map<string, Mark>();
  return marks.map((mark, at) => {
    if (!mark) return null;
    if (mark.strength < 2 && !isNext(mark, last, ahead[at] ?? {})) return null;
    last.set(rowOf(mark), mark);
    return mark;
  });
}

/** Marks of a row count on from each other: chapters and sections do so each for themselves. */
const rowOf = ({ family, tier }: Mark): string =>
  family === 'chapter' ? `${family} ${tier}` : family;

function isNext(
  mark: Mark,
  last: ReadonlyMap<string, Mark>,
  { surer, low, isSurerFirst = false }: Ahead,
): boolean {
  const isSame = surer?.value === mark.value && surer.parent === mark.parent;
  if (isSame && surer.sub === mark.sub && isSurerFirst) return false;
  const before = last.get(rowOf(mark));
  if (mark.value === 1) {
    const isCounted = low?.value === 2 && low.parent === mark.parent;
    return isCounted || (mark.parent !== '' && isBelow(mark, last));
  }
  if (!before) return false;
  if (follows(mark, before)) return true;
  return mark.value > before.value && surer?.value === mark.value + 1; // one is left out
}

/** 1.1 right below 1, 1.2.1 right below 1.2 */
function isBelow({ family, parent }: Mark, last: ReadonlyMap<string, Mark>): boolean {
  if (family === 'decimal') {
    return [last.get('digit'), last.get('digit-plain'), last.get('chapter 1')].some(
      (head) => head !== undefined && `${head.value}` === parent,
    );
  }
  const head = last.get('decimal');
  return head !== undefined && `${head.parent}.${head.value}` === parent;
}

interface Ahead {
  /** the next one of the row that is surer */
  surer?: Mark;
  /** it comes before the row counts on; other references to articles do not count */
  isSurerFirst?: boolean;
  /** the next one of the row that is a first or a second */
  low?: Mark;
}

interface Seen {
  /** the nearest of each strength */
  nearest: { mark: Mark; at: number }[];
  /** number → the nearest with it */
  places: Map<number, number>;
  low?: Mark;
}

function aheadOf(marks: readonly (Mark | null)[]): Ahead[] {
  const ahead: Ahead[] = [];
  const rows = new Map<string, Seen>();
  for (let at = marks.length - 1; at >= 0; at -= 1) {
    const mark = marks[at];
    if (!mark) continue;
    const { family, strength, value } = mark;
    const seen: Seen = rows.get(rowOf(mark)) ?? { nearest: [], places: new Map() };
    const [, one, two] = seen.nearest;
    const surer = strength === 0 ? (one ?? two) : two;
    const next = seen.places.get(value + 1);
    const isSurerFirst = family === 'article' || next === undefined || (surer?.at ?? 0) < next;
    ahead[at] = {
      ...(surer && { surer: surer.mark, isSurerFirst }),
      ...(seen.low && { low: seen.low }),
    };
    seen.nearest[strength] = { mark, at };
    if (strength === 2) delete seen.nearest[1]; // of two surer ones the nearer counts
    seen.places.set(value, at);
    if (value <= 2) seen.low = mark;
    rows.set(rowOf(mark), seen);
  }
  return ahead;
}

const DIGITS = '零一二三四五六七八九';
const FORMAL = '零壹贰叁肆伍陆柒捌玖拾佰';
const PLAIN = '零一二三四五六七八九十百';

/** 十二, 二十, 廿一, 一百零三, 拾贰, 12, １２ → the number they say; 0 if they say none. */
export function numberOf(text: string): number {
  const plain = [...text.normalize('NFKC').replace(/\s/g, '')]
    .map((letter) => PLAIN[FORMAL.indexOf(letter)] ?? letter)
    .join('')
    .replace(/[〇○]/g, '零')
    .replaceAll('两', '二')
    .replaceAll('廿', '二十')
    .replaceAll('卅', '三十');
  if (/^\d+$/.test(plain)) return Number(plain);
  // 一〇五: a digit each
  if (plain.length > 1 && [...plain].every((letter) => DIGITS.includes(letter))) {
    return Number([...plain].map((letter) => DIGITS.indexOf(letter)).join(''));
  }
  let total = 0;
  let digit = 0;
  for (const letter of plain) {
    if (letter === '百') total += (digit || 1) * 100;
    else if (letter === '十') total += (digit || 1) * 10;
    else if (DIGITS.includes(letter)) {
      digit = DIGITS.indexOf(letter);
      continue;
    } else return 0;
    digit = 0;
  }
  return total + digit;
}

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

/** 1 → 壹, 20 → 贰拾; up to 999. */
export const formalNumber = (number: number): string =>
  [...chineseNumber(number)].map((letter) => FORMAL[PLAIN.indexOf(letter)] ?? letter).join('');

/** Single characters that are a number: the first, the last, what the first one says. */
const CIRCLES: readonly [number, number, number][] = [
  [0x2460, 0x2473, 1], // ① to ⑳
  [0x3251, 0x325f, 21],
  [0x32b1, 0x32bf, 36],
  [0x2776, 0x277f, 1], // ❶
  [0x2780, 0x2789, 1], // ➀
  [0x278a, 0x2793, 1], // ➊
  [0x24eb, 0x24f4, 11], // ⓫
  [0x24f5, 0x24fe, 1], // ⓵
  [0x3280, 0x3289, 1], // ㊀
];

/** ③ → 3; 0 for any other character. */
export function circled(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  const [first, , value] = CIRCLES.find(([from, to]) => code >= from && code <= to) ?? [];
  return first === undefined || value === undefined ? 0 : code - first + value;
}

/** 3 → ③, up to 50; the plain number above. */
export function inCircle(number: number): string {
  const [first, , value] =
    CIRCLES.slice(0, 3).find(([from, to, low]) => number >= low && number <= low + to - from) ?? [];
  if (first === undefined || value === undefined) return String(number);
  return String.fromCodePoint(first + number - value);
}

/** 4 → IV, up to 39. */
export function romanNumber(number: number): string {
  const ones = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];
  return `${'X'.repeat(Math.floor(number / 10))}${ones[number % 10]}`;
}

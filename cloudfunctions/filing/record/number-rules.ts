const DIGITS = '零一二三四五六七八九';

/** 1 → 第一条, 21 → 第二十一条, 105 → 第一百零五条; up to 999. */
export function clauseNumber(n: number): string {
  return `第${chinese(n)}条`;
}

function chinese(n: number): string {
  const digit = (value: number) => DIGITS[value] ?? '';
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor((n % 100) / 10), n % 10];
  const last = ones > 0 ? digit(ones) : '';
  if (hundreds === 0) {
    if (tens === 0) return digit(ones);
    return `${tens === 1 ? '' : digit(tens)}十${last}`;
  }
  if (tens > 0) return `${digit(hundreds)}百${digit(tens)}十${last}`;
  return `${digit(hundreds)}百${ones > 0 ? `零${last}` : ''}`;
}

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 → 一, 12 → 十二, 105 → 一百零五; from 1 to 999. */
function chineseNumber(value: number): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const rest =
    tens === 0
      ? ones > 0
        ? `${hundreds > 0 ? '零' : ''}${DIGITS[ones]}`
        : ''
      : `${tens === 1 && hundreds === 0 ? '' : DIGITS[tens]}十${ones > 0 ? DIGITS[ones] : ''}`;
  return hundreds > 0 ? `${DIGITS[hundreds]}百${rest}` : rest;
}

/** 第三条, by its 1-based place in the text. */
export function clauseName(place: number): string {
  return `第${chineseNumber(place)}条`;
}

/** As much of a text as fits in a line of a chooser. */
export function beginningOf(text: string, longest: number): string {
  const characters = [...text.replace(/\s+/g, ' ')];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : text;
}

/** Names of places and doors in the one form that all ways of writing them share. */

const DIGITS = '〇一二三四五六七八九';

/** 三 → 3, 十二 → 12, 二十 → 20; what is no number stays. */
function arabic(text: string): string {
  return text.replace(/[〇零一二三四五六七八九十]+/g, (spoken) => {
    const plain = spoken.replaceAll('零', '〇');
    if (!plain.includes('十')) return [...plain].map((one) => DIGITS.indexOf(one)).join('');
    const [tens = '', ones = ''] = plain.split('十');
    const digit = (one: string, empty: number) => (one === '' ? empty : DIGITS.indexOf(one));
    return tens.length > 1 || ones.length > 1
      ? spoken
      : String(digit(tens, 1) * 10 + digit(ones, 0));
  });
}

const NONE = /^(无|没有|空|不详|[/\\\-—–_.·*]*)$/;

const trimZeros = (text: string) => text.replace(/(?<!\d)0+(?=\d)/g, '');
export const withoutBlanks = (text: string) => text.replace(/\s/g, '');

/** What a building is called by everybody, whatever follows its number: 3, 03栋, 三号楼, 3# → 3栋. */
export function buildingKey(text: string): string {
  const plain = withoutBlanks(text).toUpperCase();
  const [, core] =
    /^第?([0-9A-Z]+(?:-[0-9A-Z]+)?|[〇零一二三四五六七八九十]+)(?:号楼|号院|栋|幢|座|号|楼|#楼|#)?$/.exec(
      plain,
    ) ?? [];
  if (core !== undefined) return `${trimZeros(arabic(core))}栋`;
  // 商铺1号楼, 1栋商铺: the same words with another sign for the building
  return trimZeros(plain.replace(/(\d)(?:号楼|幢|座|#楼?)/g, '$1栋'));
}

/** 2, 02单元, 二单元, 2梯 → 2单元. '' for none. */
export function stairKey(text: string): string {
  const plain = withoutBlanks(text).toUpperCase();
  if (plain === '' || isNoStair(plain)) return '';
  const [, core] =
    /^第?([0-9A-Z]+|[〇零一二三四五六七八九十]+)(?:单元|楼道|号门|梯|门|号|#)?$/.exec(plain) ?? [];
  return core === undefined ? plain : `${trimZeros(arabic(core))}单元`;
}

/** True for what stands in the column of stairs where a building has none. */
export function isNoStair(text: string): boolean {
  const plain = withoutBlanks(text);
  return NONE.test(plain) || /^(0|无单元|不分单元|没有单元|无梯|独栋)$/.test(plain);
}

/** 0301, 301室, 3-2-301 within stair 2 of building 3 → 301. */
export function numberKey(text: string, building = '', stair = ''): string {
  const plain = withoutBlanks(text)
    .toUpperCase()
    .replace(/[–—－~～]/g, '-');
  const [, core] = /^(.*[0-9A-Z])(?:室|号房|房间|房|号|户)$/.exec(plain) ?? [];
  const number = trimZeros(core ?? plain);
  const short = (key: string) => /^([0-9A-Z]+)(栋|单元)$/.exec(key)?.[1];
  const [b, s] = [short(buildingKey(building)), short(stairKey(stair))];
  for (const start of [b && s && `${b}-${s}-`, s && `${s}-`, s ? undefined : b && `${b}-`]) {
    const rest = start && number.startsWith(start) ? number.slice(start.length) : '';
    if (/^\d{3,}[A-Z]?$/.test(rest)) return trimZeros(rest);
  }
  return number;
}

/** 1期 and 一期 are one, and so are 枫林 一期 and 枫林一期, 枫林小区 and 枫林. */
export function estateKey(text: string): string {
  const plain = withoutBlanks(text).replace(/(?<=.{2})(住宅)?小区$/, '');
  return plain.replace(/(\d{1,2})(?=期|区|组团|苑|院)/g, (digits) => {
    const number = Number(digits);
    if (number < 1 || number > 19) return digits;
    const ones = number % 10 === 0 ? '' : DIGITS[number % 10];
    return number < 10 ? `${ones}` : `十${ones}`;
  });
}

import type { RosterColumn } from '../../../typings/contract/roster.ts';

const MOST_AREA = 100_000_00; // 100,000 ㎡ in 0.01 ㎡: more is a slip of the finger
const MOST_OWNERS = 5;
const LONGEST_NAME = 20;

/** 89.50, 89.5㎡ or 89.5平方米 → 8950; undefined if it is no area. */
export function readArea(text: string): number | undefined {
  const [, digits] = /^(\d{1,7}(?:\.\d{1,12})?)(?:㎡|m2|平方米|平米)?$/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const [whole = '0', part = ''] = digits.split('.');
  const thousandths = Number(`${whole}${part.padEnd(3, '0').slice(0, 3)}`);
  const area = Math.floor((thousandths + 5) / 10);
  return area > 0 && area <= MOST_AREA ? area : undefined;
}

/** A mainland mobile number, however it is grouped; undefined if it is none. */
export function readPhone(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '');
  return /^1[3-9]\d{9}$/.test(digits) ? digits : undefined;
}

/** 王秀英、李建国 → two names; undefined if they are too many or too long to be names. */
export function readOwners(text: string): string[] | undefined {
  const names = text
    .split(/[、,，/;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const isFine = names.length <= MOST_OWNERS && names.every((one) => one.length <= LONGEST_NAME);
  return isFine && names.length > 0 ? [...new Set(names)] : undefined;
}

/** 1953 or 1953年 → 1950: the decade is all that is kept. undefined if it is no year. */
export function readBirthBand(text: string): number | undefined {
  const [, year] = /^((?:18|19|20)\d\d)年?$/.exec(text) ?? [];
  return year === undefined ? undefined : Math.floor(Number(year) / 10) * 10;
}

type Cells = Partial<Record<RosterColumn, string>>;

const isPhone = (text = '') => readPhone(text) !== undefined;
const isFigure = (text = '') => /^\d+(\.\d+)?(㎡|m2|平方米|平米)?$/i.test(text);
const isStair = (text = '') => /^\d+(单元|楼道|梯)$/.test(text);
const isBuilding = (text = '') => /^\d+(栋|幢|座|号楼)$/.test(text);
const isFraction = (text = '') => /^\d+\.\d+$/.test(text);

/**
 * What a cell of this column never is. Names of places are as free as people are, so of those only two
 * that stand in each other's place count: a wrong suspicion would keep a good roster out.
 */
const FOREIGN: Record<RosterColumn, (text: string, row: Cells) => boolean> = {
  estate: (text, { building }) => isPhone(text) || (isBuilding(text) && !isBuilding(building)),
  building: (text, { stair }) => isPhone(text) || (isStair(text) && isBuilding(stair)),
  stair: (text, { building }) => isPhone(text) || (isBuilding(text) && isStair(building)),
  number: (text, { building, area }) =>
    isPhone(text) ||
    (isBuilding(text) && !isBuilding(building)) ||
    (isFraction(text) && /^\d{3,4}$/.test(area ?? '')),
  area: (text) => isPhone(text) || /^\p{Script=Han}{2,4}$/u.test(text),
  name: (text) => isPhone(text) || isFigure(text),
  phone: (text) => !isPhone(text) && (/^\d{1,5}(\.\d+)?$/.test(text) || /^\D+$/.test(text)),
  owner: (text) => isPhone(text) || isFigure(text),
  birthYear: (text) => isPhone(text) || /^\d{1,3}(\.\d+)?$|\.\d|^\D+$/.test(text),
  grid: (text) => isPhone(text),
};

/** True if this text can hardly be meant for its column. */
export function looksSwapped(column: RosterColumn, text: string, row: Cells): boolean {
  return FOREIGN[column](text, row);
}

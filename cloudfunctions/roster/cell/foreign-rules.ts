import type { RosterColumn } from '../../../typings/contract/roster.ts';
import { saysNothing } from './cell-reading.ts';
import { readPhones } from './phone-rules.ts';

type Cells = Partial<Record<RosterColumn, string>>;

const isPhone = (text = '') => {
  if (!/1[3-9]/.test(text) || /\p{Script=Han}/u.test(text)) return false;
  const reading = readPhones(text);
  return 'value' in reading && reading.value !== null && /^1\d{10}$/.test(reading.value[0] ?? '');
};
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
  area: (text) => !saysNothing(text) && (isPhone(text) || /^\p{Script=Han}{2,4}$/u.test(text)),
  name: (text) => isPhone(text) || isFigure(text),
  phone: (text) => !saysNothing(text) && (/^\d{1,5}(\.\d+)?$/.test(text) || /^\D+$/.test(text)),
  owner: (text) => isPhone(text) || isFigure(text),
  ownerNumber: (text) => !saysNothing(text) && /^\p{Script=Han}{2,4}$/u.test(text),
  certificate: (text) => isPhone(text) || /^\p{Script=Han}{2,4}$/u.test(text),
  birthYear: (text) => !saysNothing(text) && (isPhone(text) || /^\d{1,3}\.\d+$|^\D+$/.test(text)),
  grid: (text) => isPhone(text),
};

/** True if this text can hardly be meant for its column. */
export function looksSwapped(column: RosterColumn, text: string, row: Cells): boolean {
  return FOREIGN[column](text, row);
}

import { buildingKey, stairKey, withoutBlanks } from '../../places/place-name.ts';

/** A door as a roster names it; no stair is ''. */
export interface DoorName {
  estate: string;
  building: string;
  stair: string;
  number: string;
}

/** How a name is kept: as written, without blanks between its parts where none belong. */
export function tidyDoor(text: string): string {
  return text.replace(/(?<=[\p{Script=Han}\d])\s+(?=[\p{Script=Han}\d])/gu, '');
}

const ADDRESS =
  /^(.*?)(第?[0-9A-Za-z〇零一二三四五六七八九十]+(?:栋|幢|座|号楼|#楼|#|楼(?!\d*$)))(?:(第?[0-9A-Za-z〇零一二三四五六七八九十]+(?:单元|楼道|梯|门))|(?=[^单元]))?[-—]?([0-9A-Za-z][0-9A-Za-z-]*(?:室|号房|房|号)?)$/;

/** 3栋2单元301室 or 3-2-301 → its parts; undefined for what is no whole address. */
export function splitAddress(text: string): Partial<DoorName> | undefined {
  const plain = withoutBlanks(text).replace(/[–—－]/g, '-');
  const [, estate = '', building, stair = '', number] = ADDRESS.exec(plain) ?? [];
  if (building !== undefined && number !== undefined) {
    return { ...(estate ? { estate } : {}), building, stair, number };
  }
  const parts = plain.split('-');
  if (
    !parts.every((part) => /^[0-9A-Za-z]+室?$/.test(part)) ||
    !/^\d{3,5}/.test(parts.at(-1) ?? '')
  ) {
    return undefined;
  }
  const [first = '', second = '', third = ''] = parts;
  if (parts.length === 3) {
    return { building: buildingKey(first), stair: stairKey(second), number: third };
  }
  return parts.length === 2
    ? { building: buildingKey(first), stair: '', number: second }
    : undefined;
}

/** Texts that were a date once: 1月2日, 2-Jan, 2026/1/2. @returns what was probably typed */
export function typedDate(text: string): string | undefined {
  const [, month, day] = /^(\d{1,2})月(\d{1,2})日$/.exec(text) ?? [];
  if (month !== undefined) return `${Number(month)}-${Number(day)}`;
  const [, m, d] =
    /^(?:19|20)\d\d[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 0{1,2}:00(?::00)?)?$/.exec(text) ?? [];
  if (m !== undefined && Number(m) <= 12 && Number(d) <= 31) return `${Number(m)}-${Number(d)}`;
  const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
  const english = (word = '') => months.indexOf(word.slice(0, 3).toLowerCase()) + 1;
  const [, dayFirst, name] = /^(\d{1,2})-([A-Za-z]{3})$/.exec(text) ?? [];
  if (english(name) > 0) return `${english(name)}-${dayFirst}`;
  const [, first, rest] = /^([A-Za-z]{3})-(\d{1,2})$/.exec(text) ?? [];
  return english(first) > 0 ? `${english(first)}-${Number(rest)}` : undefined;
}

import type { RosterColumn } from '../../../typings/contract/roster.ts';

/** What a column of a roster may be: its own columns, or a whole address in one cell. */
export type HeadingColumn = RosterColumn | 'address';

/** Words of each column, the surest first: of two columns that say the same the surer one is read. */
const WORDS: Record<HeadingColumn, string> = {
  estate:
    '小区 小区名称 小区名 小区名字 所属小区 所在小区 居住小区 住宅小区 小区院落 院落 院落名称 楼盘 楼盘名称 苑区 园区 期区 分期 期数 期 组团 项目名称 项目 社区小区',
  building:
    '楼栋 楼栋号 楼号 栋号 楼幢 楼幢号 幢号 栋 幢 楼 座 座号 栋座 楼座 楼座号 号楼 楼宇 楼宇号 楼宇名称 楼栋名称 楼名 大楼 栋别 栋数 幢数 楼栋数 几栋 楼栋楼号 栋幢号 楼房号',
  stair:
    '单元 单元号 单元名称 楼道 楼道号 单元楼道 楼道单元 梯 梯号 梯口 门洞 门洞号 楼门 楼门号 单元门 几单元 单元数',
  number:
    '房号 房间号 房间号码 房屋号 房屋号码 室号 房间 室 门牌号 门牌 门牌号码 户号 房屋门牌号 房屋门牌 住户房号 房门号 房间编号 房间名称 房屋编号 房产编号 单元房号 号室 铺号 商铺号 店铺号 房牌号 门号 户室号 户室',
  address:
    '房屋地址 房屋坐落 坐落 房产地址 房屋位置 地址 住址 详细地址 家庭住址 家庭地址 居住地址 楼栋房号 楼栋单元房号 楼栋单元门牌号 栋单元号 楼号单元房号 房址 房屋信息 房产信息 楼房 楼室号',
  area: '建筑面积 房屋建筑面积 产权建筑面积 专有部分面积 专有部分建筑面积 专有面积 产权面积 登记面积 证载面积 房产证面积 不动产权面积 建面 面积 房屋面积 住宅面积 房产面积 总面积 面积数',
  name: '户主 户主姓名 户主名字 户主名 户主名称 住户 住户姓名 居民姓名 住户名称 家庭户主 联系人 联系人姓名 居住人 居住人姓名 姓名 名字',
  phone:
    '手机号 手机号码 手机 联系电话 联系方式 电话 电话号码 联系手机 移动电话 移动电话号码 本人电话 业主电话 业主手机 业主手机号 业主联系电话 业主联系方式 户主电话 户主手机 户主手机号 户主联系电话 户主联系方式 住户电话 联系号码 联系人电话 固定电话 固话 座机 座机号 备用电话 备用联系电话 其他电话 家庭电话',
  owner:
    '产权人 产权人姓名 产权人名称 产权所有人 房屋产权人 所有权人 房屋所有权人 房屋所有人 权利人 不动产权利人 业主 业主姓名 业主名称 业主名字 业主名 房主 房主姓名 产权单位 产权人单位 业主单位 房东 房东姓名 共有人 共有人姓名 共同共有人 产权共有人 共有产权人 其他产权人',
  ownerNumber:
    '业主编号 业主号 业主代码 业主编码 业主序号 产权人编号 产权人代码 权利人编号 权利人代码 客户编号',
  certificate:
    '产权证号 产权证号码 不动产权证号 不动产权证书号 不动产权证 不动产证号 不动产登记证号 房产证号 房产证号码 房产证编号 房屋产权证号 房屋所有权证号 所有权证号 权证号 权证号码 证书编号 证书号 不动产单元号 不动产单元代码',
  birthYear:
    '户主出生年份 出生年份 出生年 户主出生年 出生年月 户主出生年月 出生日期 户主出生日期 出生年月日 出生时间 生日 户主生日 出生',
  grid: '微网格 微网格名称 所属微网格 微网格号 微网格编号 网格 网格名称 网格号 网格编号 所属网格 所在网格 基础网格',
};

/** Columns of which several are read together. */
const SEVERAL: ReadonlySet<HeadingColumn> = new Set(['phone', 'owner']);

const KNOWN = new Map<string, { column: HeadingColumn; rank: number }>();
for (const [column, words] of Object.entries(WORDS) as [HeadingColumn, string][]) {
  for (const [rank, word] of words.split(' ').entries()) KNOWN.set(word, { column, rank });
}

/** A heading without blanks, notes in brackets, marks and units. */
export function plainHeading(text: string): string {
  return text
    .replace(/[（(【[「《][^）)】\]」》]*[）)】\]」》]?/g, '')
    .replace(/[\s*＊★:：、。.,，_-]/g, '')
    .replace(/(m2|㎡|平方米|平方|平米)$/i, '');
}

function lookUp(text: string): { column: HeadingColumn; rank: number } | undefined {
  const plain = plainHeading(text);
  const known = KNOWN.get(plain);
  if (known) return known;
  const [, shorter] =
    /^(?:所在|所属|房屋|房产|小区|住宅|业主|户主|必填|选填)(.+)$/.exec(plain) ?? [];
  const short = shorter === undefined ? undefined : KNOWN.get(shorter);
  if (short && !['name', 'birthYear'].includes(short.column)) {
    return { ...short, rank: short.rank + 50 };
  }
  const numbered = KNOWN.get(plain.replace(/[1-9一二三四五]$/, ''));
  if (numbered && SEVERAL.has(numbered.column)) return { ...numbered, rank: numbered.rank + 100 };
  const parts = plain.split(/[/|或和及与]/).filter((part) => part !== '');
  if (parts.length < 2) return undefined;
  const columns = parts.map((part) => KNOWN.get(part)?.column);
  const [first] = columns;
  if (first && columns.every((column) => column === first)) return { column: first, rank: 60 };
  const isAddress = columns.every((one) => one && ['building', 'stair', 'number'].includes(one));
  return isAddress ? { column: 'address', rank: 60 } : undefined;
}

/** True for a word that stands over a column of a roster, or under one: a unit, 必填. */
export function isHeadingWord(text: string): boolean {
  const isMark = /^[（(]?(必填|选填|可不填|m2|㎡|平方米|元|人|户|号|年|名称|编号)[）)]?$/i.test(
    text,
  );
  return isMark || lookUp(text) !== undefined;
}

export interface Heading {
  /** place of the column → what is read from it */
  columns: Map<number, HeadingColumn>;
  /** what stands over the columns that are read */
  labels: Map<number, string>;
  unknown: { place: number; heading: string }[];
}

/** Reads the headings over the columns. `lower`: the second of two rows of them. */
export function readHeading(
  upper: ReadonlyMap<number, string>,
  lower: ReadonlyMap<number, string> = new Map(),
): Heading {
  const found: { place: number; label: string; column: HeadingColumn; rank: number }[] = [];
  const heading: Heading = { columns: new Map(), labels: new Map(), unknown: [] };
  for (const place of [...new Set([...upper.keys(), ...lower.keys()])].sort((a, b) => a - b)) {
    const [top = '', bottom = ''] = [upper.get(place), lower.get(place)];
    const label = top === bottom || bottom === '' ? top : `${top}${bottom}`;
    const group = top.replace(/(基本)?(信息|情况|资料)$/, '');
    const words = [label, `${group}${bottom}`, `${bottom}${top}`, bottom, top];
    const known = words.map(lookUp).find((one) => one);
    if (known) found.push({ place, label, ...known });
    else if (label !== '') heading.unknown.push({ place, heading: label });
  }
  found.sort((one, other) => one.rank - other.rank || one.place - other.place);
  const taken = new Set<HeadingColumn>();
  for (const { place, label, column } of found) {
    const isWhole = column === 'address' && taken.has('number') && taken.has('building');
    if ((taken.has(column) && !SEVERAL.has(column)) || isWhole) {
      heading.unknown.push({ place, heading: label });
      continue;
    }
    taken.add(column);
    heading.columns.set(place, column);
    heading.labels.set(place, label);
  }
  dropAddress(heading);
  heading.unknown.sort((one, other) => one.place - other.place);
  return heading;
}

/** An address beside building and number says nothing more. */
function dropAddress(heading: Heading): void {
  const has = (column: HeadingColumn) => [...heading.columns.values()].includes(column);
  if (!has('building') || !has('number')) return;
  for (const [place, column] of heading.columns) {
    if (column !== 'address') continue;
    heading.columns.delete(place);
    heading.unknown.push({ place, heading: heading.labels.get(place) ?? '' });
    heading.labels.delete(place);
  }
}

const NEEDED: [RosterColumn, string][] = [
  ['estate', '小区'],
  ['building', '楼栋'],
  ['stair', '单元'],
  ['number', '房号'],
];

/** What a row of headings still lacks, in words; a stair may be missing, and all stand in an address. */
export function missingColumns({ columns }: Heading): string[] {
  const has = (column: HeadingColumn) => [...columns.values()].includes(column);
  return NEEDED.filter(([column]) => !has(column) && !(has('address') && column !== 'estate')).map(
    ([, word]) => word,
  );
}

/**
 * Doors can be told apart by it: with a building and a number, or an address, and something beside them.
 * @param more columns beside those of a roster that count as well
 */
export function isRosterHeading({ columns }: Heading, more = 0): boolean {
  const has = (column: HeadingColumn) => [...columns.values()].includes(column);
  const hasDoor = has('number') && has('building');
  return (hasDoor || has('address') || has('number')) && columns.size + more >= (hasDoor ? 2 : 3);
}

/** People can be told apart by it: by their names, with a door or a phone number. */
export function isPeopleHeading({ columns }: Heading): boolean {
  const found = [...columns.values()];
  return (
    found.includes('name') &&
    ['number', 'address', 'phone'].some((one) => found.includes(one as HeadingColumn))
  );
}

/** Without a building the number has to say it, or the sheet's name. */
export function lacksBuilding({ columns }: Heading): boolean {
  const found = [...columns.values()];
  return !found.includes('building') && !found.includes('address');
}

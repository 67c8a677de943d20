import assert from 'node:assert/strict';
import XLSX from '@e965/xlsx';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  buildingKey,
  estateKey,
  numberKey,
  stairKey,
} from '../../cloudfunctions/places/place-name.ts';
import { readArea } from '../../cloudfunctions/roster/cell/area-rules.ts';
import { readBirthBand } from '../../cloudfunctions/roster/cell/birth-rules.ts';
import type { Reading } from '../../cloudfunctions/roster/cell/cell-reading.ts';
import { splitAddress, typedDate } from '../../cloudfunctions/roster/cell/door-rules.ts';
import { readOwners, tidyName } from '../../cloudfunctions/roster/cell/name-rules.ts';
import { readPhones } from '../../cloudfunctions/roster/cell/phone-rules.ts';
import {
  columnIndex,
  columnLetters,
  seenText,
} from '../../cloudfunctions/roster/sheet/cell-text.ts';
import { showNumber } from '../../cloudfunctions/roster/sheet/number-format.ts';

/** What is read, or `? suggestion` where it is asked. */
function read<Value>(reader: (text: string) => Reading<Value>, text: string): unknown {
  const reading = reader(seenText(text));
  if ('value' in reading) return reading.value;
  return reading.suggestion === undefined ? '?' : `? ${reading.suggestion}`;
}

/** Each text with what is read from it, one test for a reader. */
function reads<Value>(
  name: string,
  reader: (text: string) => Reading<Value>,
  cases: readonly [text: string, expected: unknown][],
): void {
  it(name, () => {
    for (const [text, expected] of cases) assert.deepEqual(read(reader, text), expected, text);
  });
}

describe('what a cell says', () => {
  reads('an area with its unit, separators or a note', readArea, [
    ['89.5 ㎡', 8950],
    ['1,289.5', 128950],
    ['１，２８９．５０', 128950],
    ['89.5平', 8950],
    ['89.5 平方米', 8950],
    ['建筑面积：89.5m²', 8950],
    ['约89', '? 89'],
    ['89，5', '? 89.5'],
    ['89。5', '? 89.5'],
    ['89.5㎡（含公摊）', '? 89.5'],
    ['0', '? '],
    ['无', null],
    ['／', null],
    ['89.5/75.2', '?'],
    ['89.5+20', '?'],
    ['-5', '?'],
    ['1e3', '?'],
    ['很大', '?'],
  ]);

  reads('phones in every grouping, several in a cell, landlines', readPhones, [
    ['138 0000 0000', ['13800000000']],
    ['(+86)138-0000-0000', ['13800000000']],
    ['0086 13800000000', ['13800000000']],
    ['8613800000000', ['13800000000']],
    ['013800000000', ['13800000000']],
    ['手机：１３８００００００００', ['13800000000']],
    ['13800000000（儿子）', ['13800000000']],
    ['13800000000(本人) 13900000000(配偶)', ['13800000000', '13900000000']],
    ['13800000000/13900000000', ['13800000000', '13900000000']],
    ['13800000000\n13900000000', ['13800000000', '13900000000']],
    ['1380000000013900000000', ['13800000000', '13900000000']],
    ['138 0000 0000 139 0000 0000', ['13800000000', '13900000000']],
    ['13800000000、0871-6888 8888', ['13800000000', '0871-68888888']],
    ['(010)88888888', ['010-88888888']],
    ['0871-68888888转801', ['0871-68888888-801']],
    ['0871-68888888-801', ['0871-68888888-801']],
    ['6888 8888', ['68888888']],
    ['400-800-8000', ['4008008000']],
    ['+852 9123 4567', ['+85291234567']],
    ['无', null],
    ['暂无', null],
    ['／', null],
    ['—', null],
    ['1380000000', '?'],
    ['138****0000', '?'],
    ['1.38E+10', '?'],
    ['12345', '?'],
    ['87168888888', '? 0871-68888888'],
  ]);

  reads('owners in every separation', readOwners, [
    ['王秀英 李建国', ['王秀英', '李建国']],
    ['王秀英\n李建国', ['王秀英', '李建国']],
    ['王秀英、李建国，赵一；钱二/孙三', ['王秀英', '李建国', '赵一', '钱二', '孙三']],
    ['王秀英(50%)李建国(50%)', ['王秀英', '李建国']],
    ['王秀英（1/2）、李建国（二分之一）', ['王秀英', '李建国']],
    ['王秀英，李建国（共同共有）', ['王秀英', '李建国']],
    ['王秀英;王秀英', ['王秀英']],
    ['阿卜杜热合曼·买买提艾力', ['阿卜杜热合曼·买买提艾力']],
    ['阿卜杜热合曼•买买提艾力', ['阿卜杜热合曼·买买提艾力']],
    ['王　芳', ['王芳']],
    ['王 秀英', ['王秀英']],
    ['欧阳 娜娜', ['欧阳娜娜']],
    ['王 芳、李 明', ['王芳', '李明']],
    ['John Smith', ['John Smith']],
    ['云南某某（集团）有限公司', ['云南某某(集团)有限公司']],
    ['昆明 某某 有限公司', ['昆明某某有限公司']],
    ['王秀英 昆明某某有限公司', ['王秀英', '昆明某某有限公司']],
    ['无', null],
    ['张 三 李 四', '? 张三、李四'],
    ['王秀英和李建国', '? 王秀英、李建国'],
    ['李和平', ['李和平']],
    ['王秀英等2人', '? 王秀英'],
    ['王秀英（已故）', '? 王秀英'],
    ['王秀英13800000000', '? 王秀英'],
    ['、', '?'],
  ]);

  reads('a decade of birth, however the year is written', readBirthBand, [
    ['1953', 1950],
    ['1953年', 1950],
    ['1953.5', 1950],
    ['195305', 1950],
    ['19530203', 1950],
    ['1953年5月', 1950],
    ['1953-02-03', 1950],
    ['53', '? 1953'],
    ['60后', '? 1960'],
    ['约1953', '? 1953'],
    ['05', '?'],
    ['1700', '?'],
    ['510102195305031234', '?'],
  ]);

  it('names are kept without the blanks that space them out', () => {
    expect(['王 芳', 'John Smith', '阿依古丽•买买提'].map(tidyName)).toStrictEqual([
      '王芳',
      'John Smith',
      '阿依古丽·买买提',
    ]);
  });
});

describe('names of doors', () => {
  it('are the same however they are written', () => {
    const same = (key: (text: string) => string, ...names: string[]) =>
      assert.equal(new Set(names.map((name) => key(seenText(name)))).size, 1, names.join());
    same(
      buildingKey,
      '3栋',
      '3',
      '03栋',
      '三栋',
      '第3栋',
      '3号楼',
      '3幢',
      '3座',
      '3#',
      '3#楼',
      '３ 栋',
    );
    same(buildingKey, '商铺1栋', '商铺1号楼', '商铺 1幢');
    same(stairKey, '2单元', '2', '02单元', '二单元', '2梯', '第2单元');
    same(stairKey, '', '无', '/', '不分单元', '—');
    same(numberKey, '301', '0301', '301室', '301号', '３０１', '3 0 1');
    same((name) => numberKey(name, '3栋', '2单元'), '301', '3-2-301', '2-301');
    same(estateKey, '一期', '1期');
    same(estateKey, '枫林小区', '枫林', '枫 林 小区');
  });

  it('that differ stay apart', () => {
    const keys = ['1-2', '2', 'B301', '301', '301A', '三楼东', '1201'].map((name) =>
      numberKey(name, '1栋', '1单元'),
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(['1栋', 'A栋', 'S1栋', '商铺1栋', '1-1栋', '南楼'].map(buildingKey)).size).toBe(
      6,
    );
  });

  it('stand in one address, or do not', () => {
    const door = (text: string) => Object.values(splitAddress(text) ?? {}).join('|');
    expect(
      [
        '3栋2单元301室',
        '3-2-301',
        '一期3栋2单元301',
        'S1栋01',
        '天竺路8号院3号楼1单元101',
        '301',
        '1-2',
      ].map(door),
    ).toStrictEqual([
      '3栋|2单元|301室',
      '3栋|2单元|301',
      '一期|3栋|2单元|301',
      'S1栋||01',
      '天竺路8号院|3号楼|1单元|101',
      '',
      '',
    ]);
  });

  it('that a table program made a date of are seen', () => {
    expect(
      ['1月2日', '2-Jan', 'Jan-32', '2026/1/2', '2026-01-02 00:00:00', '1-2', '301'].map(typedDate),
    ).toStrictEqual(['1-2', '1-2', '1-32', '1-2', '1-2', undefined, undefined]);
  });
});

describe('numbers as they are shown', () => {
  const CODES = [
    'General',
    '0',
    '0000',
    '0.00',
    '#,##0',
    '#,##0.00',
    '0"栋"',
    '"第"0"栋"',
    '000\\-0000\\-0000',
    '0.0#',
    '0%',
    '0.00E+00',
    '0_);(0)',
    '[Red]0;[Blue]-0;"零"',
    'yyyy/m/d',
    'yyyy"年"m"月"d"日"',
    'm"月"d"日"',
    'd-mmm',
    'mmm-yy',
    'yyyy-mm-dd',
    'h:mm',
  ];

  it("are those of another library's formatter", () => {
    const value = fc.oneof(
      fc.integer({ min: -99_999, max: 99_999 }),
      fc.integer({ min: 61, max: 60_000 }),
      fc.integer({ min: 1, max: 9_999_999 }).map((hundredths) => hundredths / 100),
    );
    fc.assert(
      fc.property(fc.constantFrom(...CODES), value, (code, number) => {
        const isDate = /[ymdh]/.test(code.replace(/"[^"]*"/g, ''));
        fc.pre(!isDate || number >= 61);
        fc.pre(code !== '0%' || Number.isInteger(number));
        const theirs = XLSX.SSF.format(code, number).replace(/ +$/, '').trim();
        expect(showNumber(number, code).text).toBe(theirs);
      }),
      { numRuns: 600 },
    );
  });

  it('a place of a column and its letters are one', () => {
    fc.assert(
      fc.property(fc.nat(16_383), (index) => {
        expect(columnIndex(`${columnLetters(index)}12`)).toBe(index);
      }),
    );
    expect(columnLetters(27)).toBe('AB');
  });
});

import assert from 'node:assert/strict';
import XLSX from '@e965/xlsx';
import { describe, expect, it } from '@jest/globals';
import { writeMarked, writeRoster } from '../../cloudfunctions/roster/export/write-workbook.ts';
import type { RosterRow } from '../../cloudfunctions/roster/import/roster-types.ts';
import { markRows } from '../../cloudfunctions/roster/reading/mark-rules.ts';
import { RosterReader } from '../../cloudfunctions/roster/reading/roster-rules.ts';
import { readRoster } from '../../cloudfunctions/roster/reading/roster-workbook.ts';
import type { RosterChoices } from '../../typings/contract/roster.ts';
import { type MessyCell, messyWorkbook } from '../support/messy-workbook.ts';
import { doors, readFile } from '../support/read-roster.ts';

const HEAD = ['小区', '楼栋', '单元', '房号', '面积', '业主'];
const FILE = messyWorkbook([
  {
    rows: [
      HEAD,
      ['一期', '3栋', '2单元', '101', 89.5, '王秀英'],
      ['一期', '3栋', '2单元', { v: 46024, format: 'm/d' }, 70, '李建国'],
      ['一期', '3栋', '2单元', '0101', '约89', '赵一'],
      ['一期', '3栋', '2单元', '103', '很大', '钱二'],
    ] satisfies MessyCell[][],
  },
]);

function marked(choices: RosterChoices = {}) {
  const rows: RosterRow[] = [];
  const reader = new RosterReader({ ...choices, keepsAll: true });
  readRoster(FILE, (row) => {
    rows.push(row);
    reader.add(row);
  });
  const { problems, applied } = reader.result();
  return markRows(rows, [...(choices.corrections ?? []), ...applied], problems);
}

describe('the file that is given back', () => {
  it('marks every cell that has to be put right and says why, beside its row', () => {
    expect(marked().map(({ bad, note }) => [bad, note])).toStrictEqual([
      [[], ''],
      [['number'], '房号：被 Excel 当成了日期，现在显示“1/2”；可能是“1-2”'],
      [['area'], '面积：看不出是多少平方米，现在显示“约89”；可能是“89”'],
      [['area'], '面积：看不出是多少平方米，现在显示“很大”'],
    ]);
  });

  it('holds what was corrected and accepted, leaves out what was left out, and can be imported again', async () => {
    const rows = marked({
      accept: [{ column: 'number', reason: 'AS_DATE' }],
      corrections: [
        { sheet: 0, row: 4, column: null, text: '' },
        { sheet: 0, row: 5, column: 'area', text: '90' },
      ],
    });
    const { entries, problems, facts } = readFile(await writeMarked(rows));
    expect(problems).toStrictEqual([]);
    expect(doors(entries)).toStrictEqual([
      '一期 3栋 2单元 101',
      '一期 3栋 2单元 1-2',
      '一期 3栋 2单元 103',
    ]);
    expect(entries.map(({ area }) => area)).toStrictEqual([8950, 7000, 9000]);
    const again = readFile(await writeMarked(marked()));
    expect(again.facts.unknown.map(({ heading }) => heading)).toStrictEqual(['要改的地方']);
    expect(facts.lacksEstate).toStrictEqual(false);
  });
});

describe('the template', () => {
  it('has columns of texts, so that 1-2 stays what was typed', async () => {
    const book = XLSX.read(await writeRoster([]), {
      cellStyles: true,
      cellNF: true,
      sheetStubs: true,
    });
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    for (const letter of ['A', 'B', 'C', 'D', 'G', 'I', 'J']) {
      assert.equal(sheet?.[`${letter}900`]?.z, '@', letter);
    }
  });
});

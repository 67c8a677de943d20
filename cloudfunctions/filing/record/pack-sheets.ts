import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { VoteRecord } from '../../ballot/for-others.ts';
import {
  CHANNEL_NAMES,
  optionTexts,
  outcomeText,
  paperWords,
  squareMetres,
} from '../print/paper-text.ts';
import { clauseNumber } from './number-rules.ts';

/** A sheet of a workbook. */
export interface Sheet {
  sheet: string;
  rows: (string | number)[][];
  widths: number[];
}

/** Texts stay texts: no cell becomes a formula. */
export async function writeSheets(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return writeXlsxFile(
    sheets.map(({ sheet, rows, widths }) => ({
      sheet,
      data: rows.map((row) =>
        row.map((value) =>
          typeof value === 'number' ? { value, type: Number } : { value, type: String },
        ),
      ) as SheetData,
      columns: widths.map((width) => ({ width })),
    })),
  ).toBuffer();
}

export function rosterSheet({ motion, voters, objections }: VoteRecord): Sheet {
  const { eligible, buildings, rosterHash, rosterVersion } = motion;
  const corrected = objections.filter(({ correction }) => correction.kind !== 'none').length;
  const onRoster = voters.filter(({ removed }) => !removed);
  return {
    sheet: '名册汇总',
    widths: [24, 60],
    rows: [
      ['名册人（户）数', eligible.persons],
      ...(eligible.area === undefined ? [] : [['总面积（㎡）', squareMetres(eligible.area)]]),
      ...(eligible.households === undefined ? [] : [['户数', eligible.households]]),
      ['名册指纹（SHA-256）', rosterHash ?? ''],
      ['名册版本', rosterVersion],
      ['更正次数', corrected],
      ['核对：名册上的人（户）数', onRoster.length],
      ['楼栋', '人（户）数'],
      ...buildings.map(({ label, voters: count }) => [label, count]),
    ],
  };
}

/** Who was there and who took part, by which channel; never what they chose. */
export function attendanceSheet({ voters }: VoteRecord): Sheet {
  const sorted = [...voters]
    .filter(({ removed }) => !removed)
    .sort((one, other) =>
      `${one.buildingId} ${one.sortKey}` < `${other.buildingId} ${other.sortKey}` ? -1 : 1,
    );
  return {
    sheet: '到会和参加',
    widths: [28, 20, 10, 10, 14, 12],
    rows: [
      ['门牌', '姓名', '面积（㎡）', '到会', '参加方式', '作废次数'],
      ...sorted.map(({ label, name, area, present, cast, voids }) => [
        label,
        name === label ? '' : name,
        area === null ? '' : squareMetres(area),
        present ? '到会' : '',
        cast ? CHANNEL_NAMES[cast] : '',
        voids.length,
      ]),
    ],
  };
}

export function tallySheet({ motion }: VoteRecord): Sheet {
  const { form, result } = motion;
  const { took } = paperWords(motion.ruleId);
  const isLeftOut = Boolean(result?.withheld) && result?.withheld === result?.ballots;
  const rows = (result?.questions ?? []).flatMap((one, at) => {
    const question = form.questions[at];
    if (!question) return [];
    const names = optionTexts(question);
    const comparisons = [...(one.outcome?.counts.flat() ?? []), ...(one.outcome?.passes ?? [])];
    return [
      [question.clauseId ? clauseNumber(at + 1) : `问题 ${at + 1}`, question.text],
      ...(isLeftOut ? [['不到五张票，选了什么不公布']] : []),
      ...(isLeftOut ? [] : one.options).map(({ persons, area }, index) => [
        names[index] ?? '',
        persons,
        area === null ? '' : squareMetres(area),
      ]),
      ...one.remote.map(({ persons }, index) => [`线上意见：${names[index] ?? ''}`, persons]),
      ...comparisons.map((each) => [
        `${each.of === 'yes' ? '同意' : took} / ${each.to === 'eligible' ? '名册' : took}（${each.unit === 'area' ? '0.01 ㎡' : each.unit === 'households' ? '户' : '人（户）'}）`,
        `${each.times} × ${each.value} ${each.relation === '>' ? '>' : '≥'} ${each.by} × ${each.total}`,
        each.met ? '达到' : `还差 ${each.missing}`,
      ]),
      [],
    ];
  });
  return {
    sheet: '计票',
    widths: [40, 50, 16],
    rows: [
      ['结果', result ? outcomeText(form, result.passed) : '尚未计票'],
      ['票数', result?.ballots ?? 0],
      ['票单指纹（SHA-256）', result?.listHash ?? ''],
      [],
      ...rows,
    ],
  };
}

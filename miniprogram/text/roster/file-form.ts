import type { RosterColumn } from '../../../typings/contract/roster';

/** The headings of the roster's columns, as the importer reads them. What errors say as well stands in this file. */
export const COLUMNS: Record<RosterColumn, string> = {
  estate: '小区',
  building: '楼栋',
  stair: '单元',
  number: '房号',
  area: '面积',
  name: '户主',
  phone: '手机号',
  owner: '产权人',
  ownerNumber: '业主编号',
  certificate: '产权证号',
  birthYear: '户主出生年份',
  grid: '微网格',
};

export function columnWords(column: string): string {
  return COLUMNS[column as RosterColumn] ?? column;
}

const AGAIN =
  '请用 Excel 或 WPS 打开它，点“另存为”，类型选“Excel 工作簿（.xlsx）”，再来选新的那个。';
const FORMS: Record<string, string> = {
  xls: `这是老式的表格（.xls 或 .et）。${AGAIN}`,
  xlsb: `这是二进制的表格（.xlsb）。${AGAIN}`,
  ods: `这是另一种表格（.ods）。${AGAIN}`,
  numbers: '这是 Numbers 表格。请在 Numbers 里点“导出为 Excel”，再来选新的那个。',
  html: `这其实是一个网页，名字写成了表格。${AGAIN}`,
  doc: '这是 Word 文档。请把里面的表格复制到 Excel 里，存成 .xlsx 再来选。',
  docx: '这是 Word 文档。请把里面的表格复制到 Excel 里，存成 .xlsx 再来选。',
  pptx: '这是幻灯片。请把里面的表格复制到 Excel 里，存成 .xlsx 再来选。',
  pdf: '这是 PDF。请找做这份名册的人要原来的 Excel 表格。',
  picture: '这是一张图片。请找做这份名册的人要原来的 Excel 表格。',
  archive: '这是压缩包。请先解压，再选里面的表格。',
};

/** What a file is instead of a table, and how to make one of it. */
export function notXlsxWords(form: string): string {
  return FORMS[form] ?? `这个文件不是能读的表格。${AGAIN}`;
}

/** In the place of a file's name, of a table that was pasted. */
export const PASTED = '粘贴的表格';

export const NOTHING_PASTED = '还没有粘贴。请先在表格里复制，再粘贴到上面。';
export const PASTED_TOO_LONG = '粘贴的表格太长，后面的行会丢。请存成文件，再选择表格。';

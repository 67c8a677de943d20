import type {
  BuildingChange,
  EstateTotal,
  MissingBuilding,
  RosterCheck,
  RosterImport,
  RosterProblem,
} from '../../../typings/contract/roster';
import { missingWords, totalWords } from './roster';

/** What an import has done. */
export const resultLines = ({ added, changed, unchanged, leftAside, rows }: RosterImport) => ({
  counts: `新增 ${added} 户，更新 ${changed} 户，${unchanged} 户没有变化。`,
  leftAside:
    leftAside > 0
      ? `有 ${leftAside} 行没有导入。改好以后，用同一张表再导入一次就行，已经有的户不会重复。`
      : '',
  read: `一共读了 ${rows} 行。下一步：给每一户发一张门牌码，家里人就能加入。`,
});

export const fileForms = (largest: string) => `Excel（.xlsx）或 .csv，最大 ${largest}，最多 2 万行`;

const doors = (count: number) => `${count} 户`;
const rowsOf = (count: number) => `${count} 行`;

/** What the import of a checked file would do, and what is unclear about the file. */
export function checkLines(check: RosterCheck) {
  const { added, changed, households, estates, buildings, stairs, badRows, leftOut } = check;
  const { file, problemCount, isSwapped, missing } = check;
  const change = added + changed;
  return {
    heading:
      change > 0
        ? `可以导入 ${doors(change)}`
        : households > 0
          ? '和名册一样，没有要改的'
          : '还没有能导入的',
    size: `${estates} 个小区、${buildings} 栋${stairs > 0 ? `、${stairs} 个单元` : ''}，共 ${doors(households)}。`,
    added: doors(added),
    changedDoors: doors(changed),
    badRows: rowsOf(badRows),
    badNote: badRows === 0 ? '' : `${rowsOf(badRows)}先不导入，可以以后再补`,
    leftOut: rowsOf(leftOut),
    hidden: `${rowsOf(file.hiddenRows)}被隐藏，也导入`,
    wholeEstate: `整张表算“${file.estate ?? ''}”`,
    problems: isSwapped ? '有几列写反了' : `有 ${problemCount} 处要看一看`,
    missing: `名册里另有 ${doors(missing)}没写在表里`,
  };
}

export const newEstateWords = (name: string) => `名册里还没有“${name}”，会当作新的小区。`;

export const HIDDEN_SHEET = '隐藏的表';

/** Problems of a kind: how many, how many one tap puts right, how many are not shown. */
export const kindLines = (kind: {
  title: string;
  count: number;
  fixable: number;
  folded: number;
  more: number;
}) => ({
  title: kind.count > 1 ? `${kind.title}（${kind.count} 处）` : kind.title,
  fixLabel: `${kind.fixable} 处都照建议改`,
  foldedLabel: `再看 ${kind.folded} 处`,
  moreLine: `还有 ${kind.more} 处没有列出来，下载标好的表格可以全部看到。`,
});

export const otherRowWords = ({ row, value }: { row: number; value: string }) =>
  `第 ${row} 行：${value}`;

export const moreBuildings = (buildings: number) => `再看 ${buildings} 栋`;

/** An estate after the import beside what its papers say. */
export function totalLines(total: EstateTotal) {
  const { estate, now, stated, apart } = totalWords(total);
  return {
    estate,
    now: `导入后名册里有 ${now}`,
    stated: stated ? `资料上写的是 ${stated}` : '',
    apart: apart ? `名册${apart}` : '',
  };
}

/** What changes in a building. */
export const buildingLines = ({
  placeId,
  label,
  added,
  changed,
  unchanged,
  missing,
}: BuildingChange) => ({
  placeId,
  label,
  counts: [
    added > 0 ? `新增 ${doors(added)}` : '',
    changed > 0 ? `变化 ${doors(changed)}` : '',
    unchanged > 0 ? `不变 ${doors(unchanged)}` : '',
  ]
    .filter(Boolean)
    .join('　'),
  missing: missing > 0 ? `表里少 ${doors(missing)}，会原样留着` : '',
});

export const missingLines = ({ placeId, label, households, missing }: MissingBuilding) => ({
  placeId,
  label,
  words: `${doors(households)}里少 ${doors(missing)}`,
});

/** What the corrections that wait will do about a problem. */
export const DONE = {
  merged: '会并成一户',
  leftOut: '这一行不导入',
  empty: '这一格会空着',
  changed: (text: string) => `会改成“${text}”`,
};

/** On the button that imports; `isUseful` = figures of an estate are kept at least. */
export const importLabel = (change: number, isUseful: boolean) =>
  change > 0 ? `导入 ${doors(change)}` : isUseful ? '记下总数' : '没有要改的';

export const importingWords = (done: number, total: number) =>
  `正在导入，${done} / ${doors(total)}`;

/** Asked once more before a roster that lacks something is imported; null = nothing to ask. */
export function importDialog(check: RosterCheck) {
  const { badRows, missing } = check;
  const left = badRows > 0 ? `${rowsOf(badRows)}看不明白，这次不导入，改好了可以再导入一次。` : '';
  const buttons = { confirmText: '继续导入', cancelText: '先不导入' };
  if (missing > 0) {
    const content = `${left}${missingWords(check)}`;
    return { title: `表里少了 ${doors(missing)}`, content, ...buttons };
  }
  return left === ''
    ? null
    : { title: `${rowsOf(badRows)}先不导入`, content: `${left}继续吗？`, ...buttons };
}

/** The dialog into which an estate's name, or a cell, is typed. */
export const ESTATE_DIALOG = {
  title: '这张表是哪个小区的？',
  placeholderText: '小区或分期的名字',
};
export const cellDialog = ({ row }: Pick<RosterProblem, 'row'>) => ({
  title: `第 ${row} 行应该是？`,
  placeholderText: '照门牌或登记填写',
});
export const TYPED_BUTTONS = { confirmText: '好', cancelText: '先不改' };

/** Whether numbers go along when the roster is taken out of the cloud; asked twice. */
export const PHONES = ['不带手机号', '带手机号'];
export const EXPORT_PHONES = {
  title: '带手机号导出？',
  content: '表格里会有每一户的手机号。请只存在办公用的电脑上，不要转发。这一次会记进操作记录。',
  confirmText: '导出',
  cancelText: '先不导出',
};

/** From a table to households. */
export const ROSTER_IMPORT = {
  done: '名册导入好了',
  estates: '看看小区和业主',
  estatesHint: '总面积对不对，有没有同名分不清的业主',
  toCodes: '去发门牌码',
  title: '从表格导入名册',
  about: '一行一户。您手上的表大多可以直接用，列名写“楼号”“门牌号”“业主姓名”这些常见的叫法都认得。',
  needed: '要有',
  neededColumns: '小区、楼栋、单元、房号（不分单元的楼可以空着）',
  optional: '可不填',
  optionalColumns:
    '面积、户主、手机号、产权人、业主编号、产权证号、户主出生年份、微网格。没有卖出的，产权人写“未售”',
  file: '文件',
  template: '下载模板',
  templateNote: '手机号加密保存，页面上不会显示。选好表格后先核对，您点“导入”以前什么都不会改。',
  takeAlong: '把名册带走',
  takeAlongHint: '导出成同样的表格，改好了可以再导入。',
  export: '导出名册',
  otherFile: '换一个',
  whichEstate: '这张表是哪个小区的？',
  whichEstateHint: '表里没有“小区”这一列。请选一个，整张表都算这个小区。',
  otherEstate: '别的小区',
  estateHint: '小区或分期的名字',
  added: '新增',
  changed: '资料有变化',
  unclear: '看不明白，先不导入',
  leftOut: '您选了不导入的',
  confirmFirst: '请先确认',
  hiddenHint: '表格里筛选或隐藏过的行，打开时看不见',
  sheets: '这个文件里有几张表都像名册，要导入哪些？',
  sameEstate: '其实是名册里已有的',
  changeEstate: '换一个小区',
  sums: '合计对不上',
  sumsHint: '可能漏了几行，或者面积写错了。',
  swappedHint: '请在表格里把列名和内容对上，再选一次。现在什么都没有改动。',
  problemsHint: '可以在这里改，也可以不管它们，先导入其余的。',
  marked: '下载标好的表格',
  markedHint: '要改的格子涂了颜色，旁边写着为什么。在电脑上改好，再导入这张表。',
  undo: '撤销',
  type: '自己填',
  leaveRow: '这行不导入',
  totals: '和小区的总数对一对',
  totalsHint: '业主表决要看总面积和总户数。照物业或测绘的资料填上，漏了一栋就看得出来。',
  agrees: '对得上',
  changeTotal: '修改总数',
  fillTotal: '填写总数',
  area: '总建筑面积（㎡）',
  areaExample: '例如 80759.98',
  households: '总户数',
  householdsExample: '例如 812',
  compare: '对一对',
  buildings: '一栋一栋看',
  missingHint: '它们会原样留着，不会删掉。是不是漏了几栋？',
  mostMissing: '这里只列出少得最多的 20 栋。',
  reading: '这张表是这样读的',
  chooseAgain: '改好了，重新选',
  choose: '选择表格',
  chooseNote: '先把表格发到微信，再从聊天里选',
  thisEstate: '就是这个小区',
  recheck: '按改好的再核对',
  recheckNote: '核对以后再导入',
  makingTemplate: '正在准备模板…',
  exporting: '正在导出…',
  uploading: '正在上传…',
  checking: '正在核对…',
  marking: '正在准备表格…',
  importing: '正在导入…',
  totalUnfit: '面积写到平方米，户数写整数，例如 80759.98 和 812',
};

import { isHeadingWord } from './heading-rules.ts';

/** What a row of a roster is, other than a door. */
export type LineKind = 'total' | 'note' | 'signature' | 'heading' | 'section';

const TOTAL =
  /^(本页|本表|本栋|本幢|本楼|全部|全|以上|总|户数)?(合计|小计|总计|共计|累计|总数|汇总|总和)/;
const NOTE =
  /^(附?注|备注|说明|填表说明|填写说明|编制说明|提示|温馨提示|特别说明|要求|填写要求|数据来源|来源)\s*\d?\s*[:：.、)]/;
const SIGNATURE =
  /(填表|制表|填报|编制|统计|审核|复核|经办|负责|盖章|签字|签名|打印|导出|联系)(人|员|单位|日期|时间|部门)?(签字|签名|盖章|\(.{1,6}\))?\s*[:：]|^(日期|时间|截止|单位)\s*[:：]|^\s*第\s*\d+\s*页|^共\s*\d+\s*页|^\d{4}年\d{1,2}月\d{1,2}日$/;
const SECTION =
  /^[^,，。:：]{0,12}?[\dA-Za-z一二三四五六七八九十]{1,4}\s*(栋|幢|座|号楼|#楼?)(\s*[\dA-Za-z一二三四五六七八九十]{1,3}\s*(单元|楼道|梯))?$/;
const LONG = 14;

export interface Line {
  /** all texts of the row in order, those filled from a merge above left out */
  texts: readonly string[];
  /** what stands where the building and the number of a door stand */
  building: string;
  number: string;
}

/** What kind of line this is; undefined for a door, or for what is not recognised. */
export function kindOfLine({ texts, building, number }: Line): LineKind | undefined {
  const [first = ''] = texts;
  const isTotal = (text: string) => TOTAL.test(text.replaceAll(' ', ''));
  if (isTotal(first) || isTotal(building) || isTotal(number)) return 'total';
  const headings = texts.filter(isHeadingWord).length;
  if (headings >= 2 && headings * 2 > texts.length && !texts.some((text) => /\d{3}/.test(text))) {
    return 'heading';
  }
  if (number !== '' && (building !== '' || texts.length > 1)) return undefined;
  if (NOTE.test(first)) return 'note';
  if (texts.some((text) => SIGNATURE.test(text)) && texts.length <= 6) return 'signature';
  if (texts.length !== 1) return undefined;
  if (SECTION.test(first)) return 'section';
  return first.length >= LONG && /[，。；,;：:]/.test(first) ? 'note' : undefined;
}

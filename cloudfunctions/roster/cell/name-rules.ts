import { isUnsoldText } from '../../owners/unsold-rules.ts';
import { type Reading, saysNothing } from './cell-reading.ts';

/** What stands for the owner of a unit that the developer has not sold. */
const UNSOLD = '开发商（未售）';
const MOST_OWNERS = 20;
const LONGEST_NAME = 60;
/** A person's Han name: longer ones have a dot, or are several. */
const LONGEST_PERSON = 4;

/** Words with which the name of a firm, an office or a shop ends. */
const FIRM =
  /(公司|集团|厂|店|中心|银行|支行|分行|学校|小学|中学|大学|幼儿园|医院|诊所|委员会|居委会|村委会|合作社|联社|工作室|事务所|研究院|研究所|学院|协会|基金会|商会|商行|商铺|超市|宾馆|酒店|饭店|餐厅|局|处|所|站|院|部|会|行|社|馆|园|政府|办事处|办公室|管理处|经营部|信托|基金|企业|\(有限合伙\))$/;
const SURELY_FIRM =
  /(公司|集团|银行|委员会|合作社|事务所|办事处|政府|工作室|研究院|管理处|经营部|\(有限合伙\))/;
const TWO_CHARACTER_SURNAMES =
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师'.split(
    ' ',
  );

/** What follows a name in brackets and says how much of the door is theirs, or how they belong together. */
const SHARE =
  /[(](?:\s*(?:占|份额|各|各占)?\s*(?:\d{1,3}(?:\.\d+)?\s*%|\d{1,3}\s*\/\s*\d{1,3}|[一二三四五六七八九十百]+分之[一二三四五六七八九十百]+|一半|共同共有|按份共有|共有|共同|单独所有|产权人|共有人|业主|户主|妻|妻子|夫|丈夫|配偶|父|母|父亲|母亲|儿子|女儿|子|女|夫妻)\s*)[)]|(?:^|(?<=[\p{Script=Han}]))\s*\d{1,3}(?:\.\d+)?%/gu;
const BETWEEN_HAN = /(?<=\p{Script=Han})\s*[·•‧・∙⋅●．.]\s*(?=\p{Script=Han})/gu;

/**
 * 王秀英、李建国, 王秀英 李建国, 王秀英(50%)李建国(50%) or one line each → two names. A dot within a name, the
 * blank that spaces 王 芳 out, and the name of a firm stay whole. What is not plain is asked.
 */
export function readOwners(text: string): Reading<string[]> {
  if (saysNothing(text)) return { value: null };
  if (isUnsoldText(text)) return { value: [UNSOLD] };
  const pieces = text
    .replace(BETWEEN_HAN, '·')
    .replace(SHARE, '、')
    .split(/[、,，;；/|\\\n+&]/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  const names: string[] = [];
  let isUnclear = false;
  for (const piece of pieces) {
    const found = namesOf(piece);
    names.push(...found.names);
    isUnclear ||= !found.isSure;
  }
  const owners = [...new Set(names)];
  if (owners.length === 0) return { reason: 'NAMES_UNCLEAR' };
  if (owners.length > MOST_OWNERS) return { reason: 'TOO_MANY_NAMES' };
  if (owners.some((name) => [...name].length > LONGEST_NAME)) return { reason: 'TOO_LONG' };
  return isUnclear ? { reason: 'NAMES_UNCLEAR', suggestion: owners.join('、') } : { value: owners };
}

/** A name as it is kept, so that 王 芳 and 王芳 are one person. */
export function tidyName(text: string): string {
  const dotted = text.replaceAll('\n', ' ').replace(BETWEEN_HAN, '·');
  return dotted.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
}

interface Names {
  names: string[];
  isSure: boolean;
}

const sure = (...names: string[]): Names => ({ names, isSure: true });
const unsure = (...names: string[]): Names => ({ names, isSure: false });

function namesOf(piece: string): Names {
  const [, several, rest] =
    /^(.{2,})等(\d*[人户]?|[一二三四五六七八九十两几]+人)?$/u.exec(piece) ?? [];
  if (several !== undefined && rest !== undefined) return unsure(...namesOf(several).names);
  const [, before, digits] = /^(\D+?)\s*[(]?(\d[\d\s-]{4,})[)]?$/.exec(piece) ?? [];
  if (before !== undefined && digits !== undefined) return unsure(before.trim());
  if (isFirm(piece)) return firmsOf(piece);
  const [, person, note] = /^([^()]+?)\s*[(]([^()]*)[)]$/.exec(piece) ?? [];
  if (person !== undefined && note !== undefined) {
    return /\p{Script=Han}/u.test(person) ? unsure(tidyName(person)) : sure(piece);
  }
  return /\s/.test(piece) ? spacedNames(piece) : joinedNames(piece);
}

function isFirm(text: string): boolean {
  const plain = text.replace(/\s/g, '');
  return plain.length > LONGEST_PERSON && (SURELY_FIRM.test(plain) || FIRM.test(plain));
}

/** A firm beside a person, or one firm whose name has blanks in it. */
function firmsOf(piece: string): Names {
  const parts = piece.split(/\s+/);
  const areNames = parts.every((part) => isFirm(part) || isPerson(part));
  return areNames ? sure(...parts) : sure(tidyName(piece));
}

function isPerson(text: string): boolean {
  const isShort = text.length >= 2 && text.length <= LONGEST_PERSON;
  return isShort && /^\p{Script=Han}+$/u.test(text) && !SURELY_FIRM.test(text);
}

/** Blanks stand between names, or within one: 王 芳, 欧阳 娜娜, John Smith. */
function spacedNames(piece: string): Names {
  const parts = piece.split(/\s+/);
  if (!parts.every((part) => /^[\p{Script=Han}·]+$/u.test(part))) {
    const isForeign = parts.every((part) => /^[\p{Script=Latin}.'’-]+$/u.test(part));
    return isForeign ? sure(piece) : unsure(...parts);
  }
  const whole = parts.join('');
  const [first = '', second = ''] = parts;
  const isSpacedOut = parts.length <= 3 && parts.every((part) => part.length === 1);
  const hasShortSurname = parts.length === 2 && first.length === 1 && second.length === 2;
  const hasLongSurname =
    parts.length === 2 && TWO_CHARACTER_SURNAMES.includes(first) && second.length <= 2;
  if (isSpacedOut || hasShortSurname || hasLongSurname) return sure(whole);
  if (parts.every((part) => isPerson(part) || part.includes('·'))) return sure(...parts);
  return unsure(...pairsOf(parts));
}

/** 张 三 李 四 → 张三, 李四 as a proposal. */
function pairsOf(parts: string[]): string[] {
  const names: string[] = [];
  for (const part of parts) {
    const last = names.at(-1);
    if (last !== undefined && last.length === 1) names[names.length - 1] = last + part;
    else names.push(part);
  }
  return names;
}

/** 王秀英和李建国 is proposed as two; 李和平 is one. */
function joinedNames(piece: string): Names {
  if (!/^\p{Script=Han}+$/u.test(piece) || piece.length <= LONGEST_PERSON) return sure(piece);
  for (const [index, character] of [...piece].entries()) {
    const [left, right] = [piece.slice(0, index), piece.slice(index + 1)];
    if ('和与及跟'.includes(character) && isPerson(left) && isPerson(right))
      return unsure(left, right);
  }
  return sure(piece);
}

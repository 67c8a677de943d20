import type { ApartKind } from '../../../typings/contract/covenant.ts';
import { markAt } from './mark-rules.ts';
import { endsSentence, type Paragraph } from './paragraph-rules.ts';

/** Words of the page on the web that a text was copied from. */
const SITE = [
  /^(?:当前|您(?:现在|所在|当前)?的?|所在|您所在的)?位置 ?[:：>]/,
  /首页 ?[>»›→/＞-]|[>»›＞].*[>»›＞]/,
  /^[【[(（]?(?:发布|更新|发文|成文|公开|录入|生成|发表|上传)?(?:时间|日期) ?[:：]/,
  /(?:浏览|点击|阅读|访问|查看)(?:次数|量|数|人次)? ?[:：]? ?\d+|^\d+ ?(?:次)?(?:浏览|阅读)/,
  /^(?:信息|文章|稿件)?(?:来源|出处|作者|编辑|责任编辑|责编|审核|校对|供稿|撰稿|发布机构|发布单位|发布者|发布人|索引号|主题分类|字号|字体|字体大小|视力保护色|关键词|标签) ?[:：]/,
  /^[【[(（]?(?:打印(?:本页)?|关闭(?:窗口)?|收藏|返回(?:顶部|列表|首页|上一页)?|大 中 小|A\+ ?A-?)(?:[】\])） |｜]|$)/,
  /^(?:上|下)一(?:篇|条|页)(?: ?[:：]|$)/,
  /^(?:相关(?:链接|阅读|文章|推荐|新闻)|扫一扫|分享(?:到|至)?|打印本页|关闭窗口|版权所有|主办(?:单位)? ?[:：]|承办(?:单位)? ?[:：]|技术支持|网站(?:标识码|地图)|copyright|©|点赞|在看|阅读原文|点击(?:上方|下方|蓝字)|长按|关注我们)/i,
  /ICP备|公网安备|网站标识码/,
];

/** Words of a chat around the text that it wrote. */
const REMARK = [
  /^(?:好的|当然|没问题|可以的|以下(?:是|为)|下面是|这是(?:一份|为您)|根据您的(?:要求|需求)|为您(?:起草|拟定|生成))[^第]*(?:[:：。！!~]|如下)$/,
  /^(?:好的|当然(?:可以)?|没问题)[，,！!。]/,
  /^(?:希望|如果|如有|如需|您可以|您也可以|需要我|请问(?:您)?|以上(?:内容|公约|文本|是|为)|这份(?:公约|草案)|说明 ?[:：]|注 ?[:：]|温馨提示|备注 ?[:：]).*(?:参考|调整|修改|帮助|补充|告诉我|完善|细化|润色|草案|草稿|版本|模板|生成)/,
];

const BODIES =
  '(?:委员会|居委会|村委会|业委会|党支部|党总支|党委|工委|社区|小区|筹备组|管理处|服务中心|办事处|人民政府|政府|公司|代表会议|代表大会|居民会议|村民会议|业主大会|村民小组|居民小组|[村居]民?组|工作站|工作组|理事会|议事会|全体(?:居民|村民|业主|住户|成员)|[村庄屯寨])';
const SEAL = '(?:[（(](?:盖章|公章|章|签章|印章|印|代章)[）)])?';
const DATE =
  '[（(]?(?:(?:\\d{2,4}|[〇○零一二三四五六七八九Oo]{2,4}|[_Xx×\\s*]*) ?年[^，。；]{0,8}月(?:[^，。；]{0,8}[日号])?|\\d{4} ?[-./] ?\\d{1,2} ?[-./] ?\\d{1,2})[）)]?';
const SIGNATURE = [
  new RegExp(`^[^，。；：！？:;!?]{0,40}${BODIES} ?${SEAL}(?: ?${DATE})?$`),
  new RegExp(`^${DATE}(?:起?(?:施行|实施|修订|制定|通过|印发|宣))?$`),
  /^(?:(?:户主|住户|业主|村民|居民|代表|承诺人|立约人|签约人|签订人|责任人|见证人|监督人|甲方|乙方|家庭)[^。]{0,12})?(?:签名|签字|签章|盖章|落款|手印)[^。；]{0,30}$/,
  /^(?:村主任|主任|书记|村支书|组长|楼长|栋长|负责人|联系人|联系电话|监督电话|举报电话|投诉电话|咨询电话|电话|地址|户主|户主姓名|住户|房号|门牌号|承诺人|立约人|甲方|乙方|见证人|抄送|主送|抄报|主题词|印发|印数|制定人|起草人) ?[:：]/,
  /^(?:本页无正文|以下无正文|此页无正文|\(?全文完\)?|（完）)/,
];
const IS_DATED = new RegExp(`${DATE}$`);
const BLANKS = /[_＿]{3,}|(?:[:：] ?[_＿]{2,})|□/;
const ANNEX =
  /^附 ?(?:件|录|表|图|页)?(?: ?[一二三四五六七八九十\d①-⑩]{1,3})?(?: ?[:：、.]| |$|《)|^附(?:件|录|表|图) ?[一二三四五六七八九十\d]{0,3}[^则，。；]{0,30}$/;

export const isSite = (text: string): boolean =>
  [...text].length <= 80 && SITE.some((one) => one.test(text));

export const isRemark = (text: string): boolean =>
  [...text].length <= 200 && REMARK.some((one) => one.test(text));

/** Words of a page on the web or of a chat. */
export const isAround = (text: string): boolean => isSite(text) || isRemark(text);

/** 附件1, 附：承诺书; 附则 is a chapter. */
export const isAnnex = (text: string): boolean =>
  [...text].length <= 60 && ANNEX.test(text) && !/^附 ?则/.test(text);

const isSignature = (text: string): boolean =>
  [...text].length <= 60 && SIGNATURE.some((one) => one.test(text));

/** What a line behind the last clause is; undefined if it belongs to it. */
function edgeOf({ text, style, isNumbered }: Paragraph): ApartKind | undefined {
  if (isNumbered) return undefined;
  if (style === 'rule') return 'page';
  if (isSite(text)) return 'site';
  if (isRemark(text)) return 'remark';
  if (BLANKS.test(text)) return 'annex';
  return markAt(text) === null && isSignature(text) ? 'signature' : undefined;
}

/** A place's name alone may also be the end of a sentence. */
const NAME_ALONE = /(?:社区|小区|[村庄屯寨])$/;

/**
 * Where what follows the last clause begins: names and dates, a form, what a page or a chat has below. The
 * first line of the clause is its own.
 */
export function endOfText(paragraphs: readonly Paragraph[], from: number): number {
  let end = paragraphs.length;
  for (let at = from + 1; at < paragraphs.length && end === paragraphs.length; at += 1) {
    if (isSigned(paragraphs, at)) end = at;
  }
  for (let at = end - 1; at > from; at -= 1) {
    const paragraph = paragraphs[at];
    if (paragraph === undefined) break;
    const kind = edgeOf(paragraph);
    if (kind !== undefined && !isLoose(paragraphs, at)) end = at;
    else if (!paragraph.isRow) break;
  }
  return end;
}

/** A name with a date below or beside it, behind the end of a sentence. */
function isSigned(paragraphs: readonly Paragraph[], at: number): boolean {
  const [before, line, below] = [paragraphs[at - 1], paragraphs[at], paragraphs[at + 1]];
  if (!before || !line || !endsSentence(before.text) || edgeOf(line) !== 'signature') return false;
  return IS_DATED.test(line.text) || IS_DATED.test(below?.text ?? '');
}

function isLoose(paragraphs: readonly Paragraph[], at: number): boolean {
  const [before, line] = [paragraphs[at - 1], paragraphs[at]];
  if (!line || !NAME_ALONE.test(line.text)) return false;
  return before !== undefined && !endsSentence(before.text);
}

/** Lines behind the last clause, each with its kind. */
export function kindOfEnd(paragraph: Paragraph): ApartKind {
  return edgeOf(paragraph) ?? 'annex';
}

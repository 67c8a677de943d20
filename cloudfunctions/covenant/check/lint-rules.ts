import { createHash } from 'node:crypto';
import type { Clause, LintFlag, LintKind } from '../../../typings/contract/covenant.ts';

/**
 * Words by which a covenant may go beyond what residents can agree on: it binds by consent, and can
 * neither punish nor take away what the law gives (村民委员会组织法, art. 27; 城市居民委员会组织法,
 * art. 15; 行政处罚法, art. 4, 10 to 14: only laws and rules of the state set penalties). A flag asks for a
 * second look and is never the last word.
 */
/** Within one phrase: what stands behind a comma is another thought. */
const NEAR = '[^，,。；;！!？?\\n]';
const AMOUNT = '[\\d０-９一二两三四五六七八九十百千万]+ ?[元块]';
const OUTSIDERS =
  '外嫁女?|出嫁女?|妇女|女性|女儿|离婚|离异|丧偶|未婚|再婚|改嫁|入赘|上门女婿|外来|外地|外村|租户|租客|承租人|非本[村地]|残疾';
const EXCLUDED =
  '不享[受有]?|不得享[受有]?|不能享[受有]?|无权|没有资格|没有继承权|减半|取消|不予|不计|除外|加倍|加收|(?:不得|不能|不可|不许|不)(?:参[加与])?(?:分配|分红|领取|继承|表决|投票|选举|议事|评选)';
const TOGETHER =
  '全家|全户|家属|亲属|家人|家庭成员|同户|子女|全楼|整栋|整楼|全单元|同单元|全组|邻居';
const REMEDIES = '起诉|诉讼|上访|信访|投诉|举报|告状|报警|申诉|仲裁|复议';
const PATTERNS: Record<LintKind, RegExp[]> = {
  fine: [
    /罚款|罚金|罚没|没收|违约金|扣押/g,
    new RegExp(`(?:罚|处以|(?<!折)扣)${NEAR}{0,8}?${AMOUNT}`, 'g'),
    new RegExp(`[缴交]${NEAR}{0,6}?${AMOUNT}${NEAR}{0,4}?(?:处罚|惩罚)`, 'g'),
  ],
  'withheld-benefit': [
    new RegExp(
      `(?:取消|停发|扣发|扣除|停止|暂停|不予|不再|不享受|不发放|不得享受|不能享受|剥夺)${NEAR}{0,12}?(?:福利|补贴|补助|分红|待遇|低保|最低生活保障|救助|服务|资格|证明|盖章|养老|医保|供水|供电|供气|供暖)`,
      'g',
    ),
    /不(?:予|给|得)(?:开具|出具|办理|盖章|开证明)(?:证明|手续)?/g,
    /[停断][水电气暖网](?:[、和或]?[停断][水电气暖网])*/g,
  ],
  shaming: [
    /(?:上墙|公开)?曝光|黑名单|黑榜|示众|游街|点名批评|通报批评|挂牌批评|公开检讨/g,
    new RegExp(`(?:公示|公布|张贴|公开|通报)${NEAR}{0,10}?(?:姓名|照片|住址|名单|房号)`, 'g'),
    /(?:姓名|照片|名单)上墙|(?:全小区|全社区|全村|群里|广播)(?:点名|通报)/g,
  ],
  unequal: [
    new RegExp(`(?:${OUTSIDERS})${NEAR}{0,10}?[，,]?${NEAR}{0,5}?(?:${EXCLUDED})`, 'g'),
    /外来户|传男不传女/g,
  ],
  'collective-punishment': [
    /连坐|株连|连带责任/g,
    new RegExp(
      `(?:${TOGETHER})${NEAR}{0,8}?(?:取消|扣|不得享受|不能享受|不予|连带|一并|受罚|处罚|罚|追责|承担(?:责任|后果|损失))`,
      'g',
    ),
    new RegExp(
      `一(?:户|人|家)${NEAR}{0,4}?(?:违|犯|欠|不[交缴按改])${NEAR}{0,6}?[，,]?(?:${TOGETHER}|集体|一起)${NEAR}{0,10}`,
      'g',
    ),
  ],
  'blocked-remedy': [
    new RegExp(`(?:不得|不准|禁止|严禁|不许|不允许|不能)${NEAR}{0,8}?(?:${REMEDIES})`, 'g'),
    new RegExp(`放弃${NEAR}{0,8}?(?:${REMEDIES}|权利)|最终解释权|终局|(?:自行|自动|视为)放弃`, 'g'),
    /(?:不得|不准|不能|不许)(?:再)?(?:有|提出?)(?:任何)?异议/g,
  ],
};

/** 不得罚款: what forbids a thing does not threaten with it. 违者, 的 and the like begin the threat anew. */
const FORBIDS =
  /(?:不得|不准|不许|不能|不可|不应|不允许|禁止|严禁|杜绝|反对|防止|严防|避免|抵制|破除|无权|没有权|不以|不搞|不作|不把)([^，,。；;！!？?\n]{0,16})$|不$/;
const THREATENS = /者|的$|否则|违|一律|予以|处以|将|每次/;
/** What a clause says of those who did well, or who serve. */
const IN_HONOUR =
  /表扬|表彰|志愿|先进|(?<!不)文明|好人|模范|光荣|红榜|楼[栋道]?长|网格员|委员|代表|候选|捐|值班|工作人员|服务人员/;
/** Somebody's doing, in answer to which water or light is cut off. */
const IN_ANSWER = /欠|违|不[交缴按听改]|拒|逾期|屡|否则|的[，,]?$|者|采取|予以|给予|对其|直至|^$/;
const OUTAGE = /^(?:时|期间|通知|公告|检修|抢修|的?消息|的时候|信息|等突发|等情况)/;

/** Whether words that a pattern found mean something else where they stand. */
function isHarmless(kind: LintKind, text: string, match: RegExpExecArray): boolean {
  const [words] = match;
  const before =
    text
      .slice(0, match.index)
      .split(/[。；;！!？?\n]/)
      .at(-1) ?? '';
  const after = text.slice(match.index + words.length);
  const [sentence = ''] = after.split(/[。；;！!？?\n]/);
  if (kind === 'blocked-remedy') {
    return /阻|限制|拦|干涉|干预|打击|报复|剥夺|恶意|虚假|诬|及时|立即|主动|随意放弃/.test(words);
  }
  if (kind === 'fine' && /\d|[０-９]|[一二三四五六七八九十百千万][元块]/.test(words)) return false;
  const [forbids, between = ''] = FORBIDS.exec(before) ?? [];
  if (forbids !== undefined && !THREATENS.test(between)) return true;
  if (kind === 'shaming') return IN_HONOUR.test(before + words + sentence);
  if (kind === 'collective-punishment') return /提醒|帮|劝/.test(words);
  if (kind === 'unequal' && words === '外来户') {
    return /关心|关爱|帮助|平等|一视同仁|尊重|欢迎|融入/.test(before + sentence);
  }
  if (kind !== 'withheld-benefit') return false;
  if (/^[停断][水电气暖网]/.test(words)) return !IN_ANSWER.test(before) || OUTAGE.test(after);
  return /评[选优先]|(?<!不)文明|先进|荣誉/.test(words); // an honour is no benefit
}

/** What should be looked at, in the order of the clauses; the same words of one clause once. */
export function lint(
  clauses: readonly Pick<Clause, 'clauseId' | 'text'>[],
): Omit<LintFlag, 'answer'>[] {
  return clauses.flatMap(({ clauseId, text }) => {
    const flags = new Map<string, Omit<LintFlag, 'answer'>>();
    for (const [kind, patterns] of Object.entries(PATTERNS) as [LintKind, RegExp[]][]) {
      for (const words of matchesOf(kind, text, patterns)) {
        const flagId = flagIdOf(clauseId, kind, words, text);
        flags.set(flagId, { flagId, clauseId, kind, words });
      }
    }
    return [...flags.values()];
  });
}

/** What the patterns find, the longer of two that overlap. */
function matchesOf(kind: LintKind, text: string, patterns: readonly RegExp[]): string[] {
  const found = patterns
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .filter((match) => !isHarmless(kind, text, match))
    .sort((one, other) => other[0].length - one[0].length || one.index - other.index);
  const kept: RegExpMatchArray[] = [];
  const end = (match: RegExpMatchArray) => (match.index ?? 0) + match[0].length;
  for (const match of found) {
    const isApart = kept.every((one) => end(one) <= match.index || end(match) <= (one.index ?? 0));
    if (isApart) kept.push(match);
  }
  return kept.sort((one, other) => (one.index ?? 0) - (other.index ?? 0)).map(([words]) => words);
}

function flagIdOf(...what: string[]): string {
  return createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 20);
}

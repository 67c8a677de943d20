import { createHash } from 'node:crypto';
import type { Clause, LintFlag, LintKind } from '../../typings/contract/covenant.ts';

/**
 * Words by which a covenant may go beyond what residents can agree on: it binds by consent, and can
 * neither punish nor take away what the law gives (村民委员会组织法, art. 27; 城市居民委员会组织法,
 * art. 15; 行政处罚法, art. 4, 10 to 14: only laws and rules of the state set penalties). A flag asks for a
 * second look and is never the last word.
 */
const WITHIN = '[^。；;！!？?\\n]';
const PATTERNS: Record<LintKind, RegExp[]> = {
  fine: [
    /罚款|罚金|罚没|没收|违约金|扣押/g,
    /(?:罚|处以|缴纳|交纳|扣)[^。；，\n]{0,8}?[\d一二两三四五六七八九十百千万]+\s*元/g,
  ],
  'withheld-benefit': [
    new RegExp(
      `(?:取消|停发|扣发|扣除|停止|暂停|不予|不再|不得享受|不能享受|剥夺)${WITHIN}{0,12}?(?:福利|补贴|补助|分红|待遇|低保|救助|服务|资格|证明|盖章|养老|医保)`,
      'g',
    ),
    /不(?:予|给|得)(?:开具|出具|办理|盖章|开证明)|(?:停|断)(?:水|电|气|暖|网)/g,
  ],
  shaming: [
    /曝光|黑名单|黑榜|示众|游街|点名批评|通报批评|挂牌批评/g,
    new RegExp(`(?:公示|公布|张贴|公开)${WITHIN}{0,10}?(?:姓名|照片|住址|名单|家庭)`, 'g'),
  ],
  unequal: [
    new RegExp(
      `(?:外嫁|出嫁|妇女|女性|女儿|离婚|离异|丧偶|未婚|再婚|入赘|上门女婿|外来|外地|外村|租户|租客|承租人|非本[村地]|残疾)${WITHIN}{0,16}?(?:不得|不能|不享|无权|不予|减半|取消|不参加|不计|除外)`,
      'g',
    ),
  ],
  'collective-punishment': [
    /连坐|株连/g,
    new RegExp(
      `(?:全家|全户|家属|亲属|家人|同户|子女|全楼|整栋|同单元)${WITHIN}{0,12}?(?:取消|扣|不得|不能|不予|承担|连带|一并|受罚|处罚)`,
      'g',
    ),
  ],
  'blocked-remedy': [
    new RegExp(
      `(?:不得|不准|禁止|严禁|不许|不允许|不能)${WITHIN}{0,8}?(?:起诉|诉讼|上访|信访|投诉|举报|告状|报警|申诉|仲裁)`,
      'g',
    ),
    new RegExp(`放弃${WITHIN}{0,8}?(?:起诉|诉讼|申诉|投诉|权利)|最终解释权|终局`, 'g'),
  ],
};

/** What should be looked at, in the order of the clauses; the same words of one clause once. */
export function lint(
  clauses: readonly Pick<Clause, 'clauseId' | 'text'>[],
): Omit<LintFlag, 'answer'>[] {
  return clauses.flatMap(({ clauseId, text }) => {
    const flags = new Map<string, Omit<LintFlag, 'answer'>>();
    for (const [kind, patterns] of Object.entries(PATTERNS) as [LintKind, RegExp[]][]) {
      for (const words of matchesOf(text, patterns)) {
        const flagId = flagIdOf(clauseId, kind, words, text);
        flags.set(flagId, { flagId, clauseId, kind, words });
      }
    }
    return [...flags.values()];
  });
}

/** What the patterns find, the longer of two that overlap. */
function matchesOf(text: string, patterns: readonly RegExp[]): string[] {
  const found = patterns
    .flatMap((pattern) => [...text.matchAll(pattern)])
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

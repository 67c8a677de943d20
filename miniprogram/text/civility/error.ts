import type { CivilityErrorCode } from '../../../typings/contract/civility';
import type { Sentence } from '../error-sentence';
import { problemWords } from './rule';

const PERIODS: Record<string, string> = { day: '一天', month: '一个月', year: '一年' };

export const CIVILITY_ERRORS: Record<CivilityErrorCode, Sentence> = {
  RULES_CHANGED: '别人刚刚改过积分规则。请看看新的，再决定要不要接着改。您写的都还在。',
  RULES_MISSING: '社区还没有定积分规则。',
  RULES_OWN: '规则是您参与写的，要请另一位来通过。',
  RULES_UNFIT: ({ problem }) => `规则里还有一处要改：${problemWords(String(problem ?? ''))}`,
  RULES_DAY_UNFIT: '请选一个以后的日子，一年以内。规则从那天起算，不管以前的事。',
  RULE_NOT_FOUND: '那天的规则里没有这一条。请重新选一条。',
  RULE_NOT_THEIRS: '这一条不由您来提。自家做的好事自己报，别家的事请楼栋长来记。',
  CLAIM_DAY_UNFIT: ({ days }) =>
    `只能记最近 ${days ?? 60} 天里的事，也不能记以后的。请重新选日子。`,
  CLAIM_AMOUNT_UNFIT: '这一条按次算，一次报一件。',
  CLAIM_NOTE_MISSING: '请写一句看到了什么，审核的人要靠它来判断。',
  CAP_REACHED: ({ most, period }) =>
    `这一条${PERIODS[String(period)] ?? '这段时间'}最多 ${most ?? ''} 分，已经满了，这次不用再报。`,
  CLAIM_NOT_FOUND: '没有找到这一项，可能已经撤回了。请刷新看看。',
  CLAIM_OWN: '这件事和您有关，要请别人来定。',
  CLAIM_REVIEWED: '您已经看过这一项了，还要再有一位来看。',
  CLAIM_DECIDED: '这一项已经有结果了。请刷新看看。',
  CLAIM_ALIKE: '同一天、同一条，这家已经记过一次。如果真是另一件事，请注明后再同意；不是就不同意。',
  APPEAL_TOO_LATE: '申诉的日子已经过了。还有疑问，请直接找社区或居务监督委员会。',
  APPEAL_NOT_POSSIBLE: '这一项不能申诉：要么还没有结果，要么已经撤销了。',
  APPEAL_RAISED: '已经申诉过了，正等着别人来听。',
  VOID_ASKED: '已经有人提出撤销，正等第二位来定。',
  VOID_NOT_ASKED: '没有人提出撤销，可能已经定过了。请刷新看看。',
  INSPECTION_NOT_FOUND: '没有找到这次检查。请刷新看看。',
  INSPECTION_UNFIT: '有一户不在这栋楼里，或者重复了。请核对一遍。',
  GOODS_NOT_FOUND: '没有找到这件东西，可能已经下架了。请刷新看看。',
  GOODS_CHANGED: '别人刚刚改过这一件。请看看新的再改，您写的都还在。',
  GOODS_UNFIT: ({ problem }) => problemWords(String(problem ?? '')),
  GOODS_CLOSED: '这一件暂时不换了。',
  GOODS_GONE: '这一件刚刚换完了。看看别的吧，您的积分没有动。',
  GOODS_LIMIT: ({ monthly }) => `这一件每家一个月最多换 ${monthly ?? 1} 件，这个月已经换过了。`,
  STOCK_SHORT: ({ free }) => `没人预留的只有 ${free ?? 0} 件，减不了这么多。请核对一遍。`,
  RESERVATION_NOT_FOUND: '没有找到这份预留。请刷新看看。',
  RESERVATION_OVER: '这份预留已经取走、取消，或者过了日子。请刷新看看。',
  RESERVATION_CODE_WRONG: '这个取货码对不上。请对方打开「家里的积分」，看一眼最新的码。',
  RESERVATION_OWN: '这是您自己家的，要请另一位来交货。',
  POINTS_SHORT: ({ available }) =>
    `积分不够${available === undefined ? '' : `，现在能用的是 ${available} 分`}。`,
};

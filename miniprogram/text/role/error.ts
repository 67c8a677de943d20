import type { AppraisalErrorCode } from '../../../typings/contract/office/appraisal';
import type { HandoverErrorCode } from '../../../typings/contract/office/handover';
import type { SelectionErrorCode } from '../../../typings/contract/office/selection';
import type { RoleErrorCode } from '../../../typings/contract/role';
import type { Sentence } from '../error-sentence';

export const ROLE_ERRORS: Record<
  RoleErrorCode | SelectionErrorCode | HandoverErrorCode | AppraisalErrorCode,
  Sentence
> = {
  ROLE_PLACE_UNFIT: '这个职务不在这样的地方担任，请换一个范围。',
  ROLE_TERM_WRONG: ({ years }) =>
    `任期不合适：结束要在开始之后，不能已经过去，最长 ${years ?? 5} 年。请重新选日子。`,
  ROLE_HELD: '他在这段时间里已经担任这里的这个职务了。',
  ROLE_NOT_HELD: '现在已经不担任这个职务了。请刷新看看。',
  LAST_SECRETARY: '社区里至少要有一位书记。请先请一位新书记上任，再结束这一位。',
  PROPOSAL_NOT_FOUND: '没有找到这一项，可能已经处理过了。请刷新看看。',
  PROPOSAL_DECIDED: '别人刚刚已经处理了这一项。请刷新看看。',
  PROPOSAL_OWN: '这是您自己提的，要请另一位书记或党支部成员来定。',
  PROPOSAL_LAPSED: ({ days }) =>
    `已经过了 ${days ?? 14} 天，没有人定，这一项作废了。可以重新提一次。`,
  PROPOSAL_OVERTAKEN: '这位人选退出了，或者推选有了变化。请刷新看看。',
  HANDOVER_NOT_FOUND: '没有找到这次交接，请刷新后再看。',
  HANDOVER_NOT_YOURS: '这一步由交出的人来办；任期结束以后，书记、党支部成员和监督委员也可以办。',
  HANDOVER_EARLY: ({ days }) => `这个职务还没有到期。到期前 ${days ?? 30} 天可以开始交接。`,
  HANDOVER_RUNNING: '任期还没有结束。结束以后再来见证。',
  HANDOVER_BEGUN: '别人刚刚已经开始这次交接了。请刷新看看。',
  HANDOVER_OWN: '交出的、接手的、见证的要是三个人，见证人也不能和他们住在一起。',
  HANDOVER_DONE: '这一步已经办过了。请刷新看看。',
  HANDOVER_ITEM_GONE: '这一件已经不在他名下了。请刷新看看。',
  HANDOVER_ITEM_UNFIT: '这一件不能这样交，请换一种交法。',
  HANDOVER_ITEMS_OPEN: ({ open }) => `他名下还有 ${open ?? 1} 件没有交完。`,
  HANDOVER_UNCONFIRMED: '交出的和接手的还没有都确认。见证放在最后。',
  HANDOVER_UNCOUNTED: '积分超市的存货还没有一起盘点过。',
  APPRAISAL_NOT_FOUND: '这一年的民主评议还没有开始。',
  APPRAISAL_OWN: '被评议的人和他家里人不能主持、不能确认；确认要两位不同的人。',
  APPRAISAL_UNFIT: '有一位现在不担任这个职务，或者写了两次。请核对一遍。',
  APPRAISAL_STEP_WRONG: '评议已经走到别的一步了。请刷新看看。',
  APPRAISAL_CHANGED: '别人刚刚改过。请看看新的再改，您选的都还在。',
  SELECTION_NOT_FOUND: '没有找到这次推选，请刷新后再看。',
  SELECTION_OPEN: '这里已经在推选了，不用再开始一次。',
  POST_SELECTED:
    '邻居们正在推选这里的楼栋长、楼道长，请等推选有了结果；没有人选的，可以先在推选里结束它。',
  POST_HELD: '这一天这里还有人担任。请把任期的第一天往后放。',
  SELECTION_DAYS_UNFIT: ({ least, most, fewest, longest }) =>
    `报名要留 ${least ?? 3} 到 ${most ?? 60} 天，公示要 ${fewest ?? 5} 到 ${longest ?? 30} 天。请重新选日子。`,
  SELECTION_STEP_WRONG: '推选已经走到别的一步了。请刷新看看。',
  SELECTION_OWN: '您是人选、和人选住在一起，或者前面的一步是您办的，要请另一位来。',
  CANDIDATE_UNFIT: '住在这里、满 18 岁的邻居才能报名。还没说满没满 18 岁的，请先到“我的”里说一声。',
  CANDIDATES_TOO_MANY: ({ most }) => `报名的已经有 ${most ?? 12} 位了，谢谢您的热心。`,
  CANDIDATE_NOT_FOUND: '只能推荐票数最多、还在参选的邻居。请刷新看看。',
  VOTE_UNFIT: '这次投票对不上：要由这里的住户无记名投票，选的就是这几位，已经公布、还没有开始。',
  VOTE_NAMED: '已经定了一次投票，正在进行。',
  PAPER_MISSING: '请写上街道批复的文号。',
  SELECTION_PROPOSED: '已经提议任命了，等另一位来同意。',
  SELECTION_CHOSEN: '邻居们正在选，或者已经选出来了，不能结束。',
};

import type { RoleErrorCode } from '../../../typings/contract/role';
import type { Sentence } from '../error-sentence';

export const ROLE_ERRORS: Record<RoleErrorCode, Sentence> = {
  ROLE_PLACE_UNFIT: '这个职务不在这样的地方担任，请换一个范围。',
  ROLE_TERM_WRONG: ({ years }) =>
    `任期不合适：结束要在开始之后，不能已经过去，最长 ${years ?? 5} 年。请重新选日子。`,
  ROLE_HELD: '他在这段时间里已经担任这里的这个职务了。',
  ROLE_NOT_HELD: '他已经不担任这个职务了。请刷新看看。',
  LAST_SECRETARY: '社区里至少要有一位书记。请先请一位新书记上任，再结束这一位。',
  PROPOSAL_NOT_FOUND: '没有找到这一项，可能已经处理过了。请刷新看看。',
  PROPOSAL_DECIDED: '别人刚刚已经处理了这一项。请刷新看看。',
  PROPOSAL_OWN: '这是您自己提的，要请另一位书记或党支部成员来定。',
  PROPOSAL_LAPSED: ({ days }) =>
    `已经过了 ${days ?? 14} 天，没有人定，这一项作废了。可以重新提一次。`,
};

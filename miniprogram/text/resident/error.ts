import type { ResidentErrorCode } from '../../../typings/contract/resident';
import type { Sentence } from '../error-sentence';

export const RESIDENT_ERRORS: Record<ResidentErrorCode, Sentence> = {
  CONSENT_OWN: '不能由您自己记下“别人同意您代办”，请另一位楼栋长或社区书记来记。',
  CONSENT_TOO_LONG: ({ days }) =>
    `同意最长 ${days ?? 365} 天，到期可以再记一次。请选近一点的日子。`,
  REQUEST_NOT_FOUND: '没有找到这份申请，可能已经处理过了。请刷新看看。',
  REQUEST_OPEN: '您已经问过一次了，楼栋长还没有回复。等等看，或者先撤回那一次。',
  REQUEST_TOO_MANY: ({ days }) =>
    `${days ?? 7} 天里只能问三次。请直接找楼栋长，或者到社区服务窗口领一张门牌码。`,
  REQUEST_DECIDED: '别人刚刚已经处理了这份申请，或者本人撤回了。请刷新看看。',
  REQUEST_OWN: '这是您自己的申请，要请另一位楼栋长或社区书记来看。',
  MEMBER_ALREADY: '您已经在这一户了，不用再问。',
  HOUSEHOLD_LAST: '这是您在社区里唯一的一户。要离开，请在“我的资料”里退出社区。',
  REPRESENTATIVE_CHANGED: '家里人刚刚换过户代表了。请看看现在是谁，再决定要不要换。',
  OFFICE_HELD: '您还担任着职务，要先交接，才能退出社区。请联系社区书记。',
  CODE_OWN:
    '这张门牌码是您自己发的，不能自己用。请另一位工作人员发码，或者在“没有门牌码”里申请加入。',
  HOUSEHOLDS_MANY: ({ most }) =>
    `您已经加入了 ${most ?? 3} 户。再加一户，请在“没有门牌码”里申请，由两位工作人员核对。`,
  CODE_UNKNOWN: '没有找到这张门牌码。请对照纸上的字再看一遍；如果后来又发过新的，请用最新的那张。',
  CODE_USED: '这张门牌码已经用过了。家里人要加入，请向楼栋长或社区再要一张。',
  CODE_EXPIRED: ({ days }) =>
    `门牌码已过期${days ? `（有效 ${days} 天）` : ''}，请向楼栋长或社区再要一张。`,
  TOO_MANY_TRIES: ({ hours }) =>
    `试的次数有点多了，请${hours ? ` ${hours} 小时后` : '过一会儿'}再来，或者请楼栋长帮您看看。`,
  ADULT_OWN: '自己、自己家里人，和自己登记的人，要请另一位楼栋长或社区书记来核对。',
  ADULT_NOT_STATED: '还没有说明年满 18 周岁。请在“我的”里说一声，再来投。',
  OWNER_UNKNOWN: '名册里还没有写这套房子的产权人。请联系楼栋长或者社区书记补上。',
  OWNER_CLAIM_NOT_FOUND: '没有找到这份申请，可能本人已经退出这一户。请刷新看看。',
  OWNER_CLAIM_OWN: '自己和自己家的事，要请另一位来核对。',
  OWNER_NAME_DIFFERS: '名字和产权登记上的不一样。请选他代表哪一位产权人，并写明看过什么凭据。',
  CONSENT_NEEDED: '还没有得到本人同意，或者同意已经到期，不能替他办。请先请本人同意一次。',
};

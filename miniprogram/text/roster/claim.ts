import type { OwnerClaim } from '../../../typings/contract/parts/owner-claim';

/** Somebody who says that they own their unit, beside the register. */
export function claimLines({ name, owners, matches }: OwnerClaim, when: string) {
  const register = owners.length === 0 ? '名册里没有写产权人' : `产权登记：${owners.join('、')}`;
  return {
    when: `${when}申请`,
    register: `${register}${matches ? '，名字一样' : '，名字不一样'}`,
    confirmed: `核对以后，${name} 可以用手机为这套房子投业主的票，到产权人换了为止。`,
    declined: `${name} 会看到没有核对上，仍可以来领纸质选票。`,
  };
}

/** People who say that they own the unit they live in. */
export const OWNER_CLAIMS = {
  empty: '没有人在等',
  emptyHint: '住户申请用手机替自己的房子投票时，会出现在这里，请您当面核对。',
  about:
    '请当面看过，确认是产权登记上的本人。租客和借住的亲戚不是业主；同名的也请看一看证件。记录里会写上是您核对的。',
  own: '这是您自己，或者您自己家，要请另一位来核对。',
  whichOwner: '他是，或者代表哪一位产权人？',
  owner: '哪一位产权人',
  basis: '看过什么',
  basisExample: '例如：营业执照和授权书；改过名字的户口本',
  leave: '再看看',
  confirm: '当面看过，是业主',
  notOwner: '不是业主',
  isOwner: '是业主',
  basisFirst: '请选他代表哪一位产权人，并写明看过什么。',
  confirmed: '核对好了',
  answered: '已回复',
};

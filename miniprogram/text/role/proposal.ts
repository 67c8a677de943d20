import type { Proposal } from '../../../typings/contract/role';
import { dayOf } from '../../calendar';
import { dayWords } from '../date';
import { roleWords, sightWords } from './role';

/** An office that two have to agree on: what, from when, what it lets one see, who proposed it. */
export function proposalLines(proposal: Proposal) {
  const { kind, role, placeLabel, from, until, proposedByName, expiresAt } = proposal;
  const isGrant = kind === 'grant';
  const office = `${placeLabel} ${roleWords(role)}`;
  return {
    title: isGrant ? `担任 ${office}` : `不再担任 ${office}`,
    term: isGrant ? `${dayWords(from)}起${until ? `，到 ${dayWords(until)}` : ''}` : '',
    sight: isGrant ? sightWords(role) : '',
    by: `${proposedByName} 提议，${dayWords(dayOf(expiresAt))}前没有人定就作废`,
  };
}

/** Offices that two have to agree on. */
export const ROLE_PROPOSALS = {
  empty: '没有要商定的任职',
  emptyHint: '书记、党支部、网格员和业委会的任职，要两个人商定。有人提议时，会出现在这里。',
  about: '这些职务权限大，要两个人商定：一位提议，另一位同意。',
  own: '这是您提的，要请另一位来定。',
  accepted: '同意以后马上生效，记在操作记录里。',
  declined: '不同意的话，这一项就了结了，可以以后再提。',
  leave: '再想想',
  acceptNow: '同意，生效',
  decline: '不同意',
  accept: '同意',
  agreed: '已同意',
  answered: '已回复',
};

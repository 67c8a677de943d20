import { about, index, NOBODY, personal, unique } from '../kernel/database/about.ts';
import type { Collection } from '../kernel/database/collection.ts';
import type { AccountDocument, LedgerDocument } from './collections.ts';

export const AS_LONG = 'as long as the ledger, which is a record of the community';
/** An account of a household is the household’s, whoever of it goes. */
export const OWN =
  'a household’s as long as the ledger; of an account of one person until the person leaves the community';
export const CHAIN =
  'as long as the ledger: each entry is part of a chain that is checked, so none is changed';

/** @param seenBy who is shown an account */
export const entriesAbout = (collection: Collection<LedgerDocument>, seenBy: string) =>
  about(collection, {
    indexes: [
      unique('account', 'communityId', 'accountId', '-seq'),
      unique('source', 'communityId', 'sourceId'),
      index('rule', 'communityId', 'accountId', 'rule.ruleId', 'day'),
      index('claim', 'communityId', 'claimId'),
      index('day', 'communityId', 'day'),
    ],
    fields: {
      _id: personal('account and number', 'an entry has its place', NOBODY, CHAIN),
      communityId: 'plain',
      accountId: personal('whose account', 'points have an account', seenBy, CHAIN),
      seq: 'plain',
      sourceId: personal('what it comes from', 'nothing is posted twice', NOBODY, CHAIN),
      kind: 'plain',
      sides: personal('points', 'the account', seenBy, CHAIN),
      held: 'plain',
      balance: personal('points', 'the account', seenBy, CHAIN),
      heldTotal: 'plain',
      rule: 'plain',
      title: 'plain',
      claimId: 'plain',
      goodsId: 'plain',
      dimension: 'plain',
      reverses: 'plain',
      decidedBy: personal('who decided', 'an entry says who decided', NOBODY, CHAIN),
      as: 'plain',
      reason: personal('why', 'an entry says why', seenBy, CHAIN),
      day: personal('when it happened', 'the account', seenBy, CHAIN),
      at: 'plain',
      before: 'plain',
      hash: 'plain',
    },
  });

export const accountsAbout = (collection: Collection<AccountDocument>) =>
  about(collection, {
    indexes: [index('check', 'checkAt'), index('digest', 'communityId', 'undigested')],
    fields: {
      _id: personal('whose account', 'points have an account', NOBODY, AS_LONG),
      communityId: 'plain',
      bearer: personal('whose account', 'as above', NOBODY, AS_LONG),
      label: personal('the door, or the name', 'as above', NOBODY, OWN),
      seq: 'plain',
      balance: personal('points', 'lists do without the ledger', NOBODY, AS_LONG),
      heldTotal: 'plain',
      hash: 'plain',
      checkAt: 'plain',
      checked: 'plain',
      readAt: 'plain',
      broken: 'plain',
      undigested: 'plain',
      at: 'plain',
    },
  });

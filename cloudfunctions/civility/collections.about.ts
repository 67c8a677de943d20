import { about, index, NOBODY, personal, STAMP, shape, unique } from '../kernel/database/about.ts';
import type { ClaimVoice } from './collections.ts';
import { accounts, claims, ledger, pointRules } from './collections.ts';

const AS_LONG = 'as long as the ledger, which is a record of the community';
const HOUSEHOLD = 'the household; officers who decide at its door';
const DECIDED = 'whoever decides does not decide about what is their own';

const VOICE = shape<ClaimVoice>({
  residentId: personal('who said so', DECIDED, NOBODY, AS_LONG),
  as: 'plain',
  reason: personal('why, in their words', 'a decision has its reason', HOUSEHOLD, AS_LONG),
  at: 'plain',
});

export const civilityCollections = [
  about(pointRules, {
    indexes: [index('change', 'change.at')],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      tables: personal(
        'names of those who adopted rules',
        'rules have somebody who answers for them',
        'residents',
        AS_LONG,
      ),
      draft: personal(
        'who has written in the draft',
        'somebody else adopts it',
        'those who write and adopt rules',
        'until it is adopted',
      ),
      change: STAMP,
    },
  }),
  about(claims, {
    indexes: [
      index('account', 'communityId', 'accountId', '-order'),
      index('queue', 'communityId', 'state', 'order'),
      index('place', 'communityId', 'placeId'),
      index('event', 'accountId', 'ruleId', 'day'),
      index('due', 'dueAt'),
      index('reporter', 'communityId', 'reporter.residentId'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      bearer: personal('whose points it is about', 'points have an account', HOUSEHOLD, AS_LONG),
      accountId: personal('the account', 'as above', NOBODY, AS_LONG),
      label: personal('the door, or the name', 'as above', HOUSEHOLD, AS_LONG),
      placeId: personal('the household', 'its officers decide', NOBODY, AS_LONG),
      ruleId: 'plain',
      title: 'plain',
      version: 'plain',
      unit: 'plain',
      points: personal('points', 'the claim itself', HOUSEHOLD, AS_LONG),
      amount: 'plain',
      day: personal('when it happened', 'the claim itself', HOUSEHOLD, AS_LONG),
      note: personal('what was seen', 'evidence', HOUSEHOLD, AS_LONG),
      reporter: {
        ...personal('who brought it forward', DECIDED, 'the household, as an office', AS_LONG),
        ...shape<{ residentId: string; as: string }>({ residentId: 'plain', as: 'plain' }),
      },
      reviewers: 'plain',
      appealDays: 'plain',
      caps: 'plain',
      state: personal('how it ended', 'the claim itself', HOUSEHOLD, AS_LONG),
      reviews: {
        ...personal('who decided and why', 'a decision has its author', HOUSEHOLD, AS_LONG),
        ...shape<ClaimVoice & { accepts: boolean }>({ ...VOICE.fields, accepts: 'plain' } as never),
      },
      apart: 'plain',
      appealUntil: 'plain',
      appeal: personal('what the household objects', 'it is heard', HOUSEHOLD, AS_LONG),
      voiding: personal('who asks to take it back', 'a second one decides', 'officers', AS_LONG),
      voidedBy: personal('who took it back', 'a decision has its author', HOUSEHOLD, AS_LONG),
      dueAt: 'plain',
      posted: personal('points', 'the account', HOUSEHOLD, AS_LONG),
      reduced: 'plain',
      order: 'plain',
      change: STAMP,
    },
  }),
  about(ledger, {
    indexes: [
      unique('account', 'communityId', 'accountId', '-seq'),
      unique('source', 'communityId', 'sourceId'),
      index('rule', 'communityId', 'accountId', 'rule.ruleId', 'day'),
      index('claim', 'communityId', 'claimId'),
    ],
    fields: {
      _id: personal('account and number', 'an entry has its place', NOBODY, AS_LONG),
      communityId: 'plain',
      accountId: personal('whose account', 'points have an account', 'the household', AS_LONG),
      seq: 'plain',
      sourceId: personal('what it comes from', 'nothing is posted twice', NOBODY, AS_LONG),
      kind: 'plain',
      sides: personal('points', 'the account', 'the household', AS_LONG),
      held: 'plain',
      balance: personal('points', 'the account', 'the household', AS_LONG),
      heldTotal: 'plain',
      rule: 'plain',
      title: 'plain',
      claimId: 'plain',
      reverses: 'plain',
      decidedBy: personal('who decided', 'an entry says who decided', NOBODY, AS_LONG),
      as: 'plain',
      reason: personal('why', 'an entry says why', 'the household', AS_LONG),
      day: personal('when it happened', 'the account', 'the household', AS_LONG),
      at: 'plain',
      before: 'plain',
      hash: 'plain',
    },
  }),
  about(accounts, {
    indexes: [index('check', 'checkAt')],
    fields: {
      _id: personal('whose account', 'points have an account', NOBODY, AS_LONG),
      communityId: 'plain',
      bearer: personal('whose account', 'as above', NOBODY, AS_LONG),
      label: personal('the door, or the name', 'as above', NOBODY, AS_LONG),
      seq: 'plain',
      balance: personal('points', 'lists do without the ledger', NOBODY, AS_LONG),
      heldTotal: 'plain',
      hash: 'plain',
      checkAt: 'plain',
      checked: 'plain',
      broken: 'plain',
      at: 'plain',
    },
  }),
];

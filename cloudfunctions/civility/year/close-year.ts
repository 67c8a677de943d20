import { chineseMinute } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { job } from '../../kernel/upkeep.ts';
import { queueMessages } from '../../messages/outbox.ts';
import {
  type AccountDocument,
  type ClosingDocument,
  closings,
  type PointRulesDocument,
  pointRules,
} from '../collections.ts';
import { holderOf } from '../ledger/account-id.ts';
import { postEntry } from '../ledger/post-entry.ts';
import { pointMessages } from '../message-subject.ts';
import { tableOn } from '../rule/table-rules.ts';
import {
  closingDue,
  findAccountsAfter,
  findFamily,
  findPerson,
  insertClosing,
  readTailAt,
  saveClosing,
  saveYearAt,
  yearsDue,
} from './year-repository.ts';
import {
  CARRY_RULE,
  endOf,
  expiringOf,
  expiryOf,
  KEEP_ALL,
  keptOf,
  noticeOf,
  yearDue,
} from './year-rules.ts';

const A_STEP = 20;

/**
 * On the first of December it is written down what the rules of that day let expire at the end of the year: later
 * rules do not change it. Of a year that was slept through the notice comes late, and so does the end.
 */
async function beginYear(rules: PointRulesDocument): Promise<void> {
  const { communityId, tables, yearAt } = rules;
  const at = now();
  const year = yearDue(yearAt, at);
  const noticeAt = noticeOf(year);
  if (at < noticeAt) return saveYearAt(rules, noticeAt);
  const table = tableOn(tables, `${year}-12-01`);
  const carry = table?.carry ?? KEEP_ALL;
  if (table && carry.kind !== 'all') {
    await insertClosing({
      _id: `${communityId}:${year}`,
      communityId,
      year,
      carry,
      version: table.version,
      noticeAt: at,
      expiresAt: expiryOf(year, at),
      state: 'telling',
      cursor: '',
      dueAt: at,
    });
  }
  await saveYearAt(rules, noticeOf(year + 1));
}

/** Tells every account what will expire, and once that day has come lets it expire; a step at a time. */
async function tendClosing(closing: ClosingDocument): Promise<void> {
  const { communityId, state, cursor, expiresAt } = closing;
  if (state === 'waiting') return saveClosing(closing, { state: 'expiring', cursor: '' });
  const part = await findAccountsAfter(communityId, cursor, A_STEP);
  const one = state === 'telling' ? tell : expire;
  for (const account of part) await one(closing, account);
  const last = part.at(-1);
  if (part.length === A_STEP && last) return saveClosing(closing, { cursor: last._id });
  await saveClosing(
    closing,
    state === 'telling' ? { state: 'waiting', dueAt: expiresAt } : { state: 'closed', dueAt: null },
  );
}

async function tell(
  { communityId, year, carry, expiresAt }: ClosingDocument,
  account: AccountDocument,
): Promise<void> {
  const expiring = account.balance - keptOf(carry, account.balance);
  if (expiring <= 0) return;
  const people = await peopleOf(account);
  await queueMessages(
    pointMessages,
    people.map(({ _id: residentId, openid, aboutId }) => ({
      _id: `points:year:${year}:${account._id}:${residentId}`,
      communityId,
      aboutId,
      residentId,
      openid,
      data: {
        thing1: { value: '积分快到期了' },
        time2: { value: chineseMinute(expiresAt - 1) },
        thing3: { value: `这天以后有 ${expiring} 分到期` },
      },
    })),
  );
}

/** Whom an account belongs to, and by which door they read it; nobody once others have moved in. */
async function peopleOf({
  communityId,
  _id,
  bearer,
}: AccountDocument): Promise<{ _id: string; openid: string; aboutId: string }[]> {
  const aboutId = bearer.id;
  if (bearer.kind === 'person') {
    const found = await findPerson(communityId, bearer.id);
    return found.map((one) => ({ ...one, aboutId }));
  }
  const { household, people } = await findFamily(communityId, bearer.id);
  if (!household) return [];
  const isTheirs = holderOf(bearer, { household, person: undefined }).accountId === _id;
  return isTheirs ? people.map((one) => ({ ...one, aboutId })) : [];
}

/** One entry for an account and year, however often it is tried. */
async function expire(
  { communityId, year, carry, version, expiresAt }: ClosingDocument,
  account: AccountDocument,
): Promise<void> {
  const { _id: accountId, bearer, label } = account;
  const then = await readTailAt({ communityId, accountId }, endOf(year));
  if (!then || keptOf(carry, then.balance) >= then.balance) return;
  const sourceId = `expired:${year}:${accountId}`;
  await postEntry(
    { communityId, accountId, sourceId, holder: { bearer, label }, tail: account },
    (tail) => {
      const points = expiringOf(carry, then.balance, tail);
      if (points === 0) return null;
      return {
        communityId,
        accountId,
        sourceId,
        kind: 'expiry' as const,
        points: -points,
        held: 0,
        rule: { ruleId: CARRY_RULE, version },
        title: `${year} 年的积分`,
        claimId: null,
        reverses: null,
        decidedBy: [],
        as: '',
        reason: '',
        day: `${year}-12-31`,
        at: expiresAt,
      };
    },
  );
}

export const beginYears = job<PointRulesDocument>({
  name: 'civility.year',
  collection: pointRules,
  due: yearsDue,
  steps: true,
  one: beginYear,
});

export const tendClosings = job<ClosingDocument>({
  name: 'civility.close',
  collection: closings,
  due: closingDue,
  steps: true,
  one: tendClosing,
});

import type {
  AccountDocument,
  CardDocument,
  ClaimDocument,
  LedgerDocument,
  ScoreDocument,
} from '../../cloudfunctions/civility/collections.ts';
import { EMPTY, nextEntry } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import { NODE_SDK, openCloud } from '../../test/local/open-cloud.ts';
import { MAPLE, openidOf, PLACE, START } from '../../test/support/community.ts';
import { crowdOf, type Neighbour } from '../../test/support/crowd.ts';
import { inspecting } from '../../test/support/inspections.ts';
import { type Linli, startLinli } from '../../test/support/linli.ts';
import { accountOf, CLAIM } from '../../test/support/points.ts';
import { CARD, SCORE } from '../../test/support/scorecards.ts';
import { type Figure, quantile, rounded } from './figure.ts';
import { LATENCY_MS, pull, type TimedCall, timedCall } from './levers.ts';
import { fromPhones } from './phones.ts';

const DOORS = 120;
const TIMES = 20;
const MOST_POSTING = 4;
const MOST_STATEMENT = 2;

/**
 * What an entry costs when it is posted, the statement of an account, and a walk through a building of 120 doors, with
 * 5 ms for each database request; beside a balance a door that is read and then written.
 */
export async function measureEntries(): Promise<Figure[]> {
  const linli = await startLinli({ functions: 'processes' });
  try {
    const crowd = await crowdOf(linli, DOORS);
    const posting = await measurePosting(linli, crowd);
    const scoring = await measureScoring(linli);
    const statement = await called(linli, 'showAccount', crowd[0]?.openid ?? '', () => ({
      communityId: MAPLE,
      bearer: { kind: 'household', id: crowd[0]?.householdId },
    }));
    const walk = await called(linli, 'recordInspection', openidOf('secretary'), (n) =>
      inspecting(n, {
        buildingId: PLACE.otherBuilding,
        doors: crowd.map(({ householdId }) => ({ householdId, met: true })),
      }),
    );
    requireWithin('posting an entry', posting, MOST_POSTING);
    requireWithin('posting an entry of a scorecard', scoring, MOST_POSTING);
    requireWithin('the statement', statement.requests, MOST_STATEMENT);
    return [
      { name: 'points/post-entry', value: rounded(posting), unit: 'requests' },
      { name: 'points/post-score', value: rounded(scoring), unit: 'requests' },
      { name: 'points/statement', value: statement.requests, unit: 'requests' },
      { name: 'points/statement-p50', value: statement.p50, unit: 'ms' },
      { name: 'points/inspect-120', value: walk.requests, unit: 'requests' },
      { name: 'points/inspect-120-p50', value: walk.p50, unit: 'ms' },
      ...(await compareWithNaive()),
    ];
  } finally {
    await linli.stop();
  }
}

function requireWithin(what: string, requests: number, most: number): void {
  if (requests > most) throw new Error(`${what} takes ${requests} requests; ${most} are allowed.`);
}

/** What a run of the timer with one due claim a door takes more than one without, for each entry. */
async function measurePosting(linli: Linli, crowd: readonly Neighbour[]): Promise<number> {
  const model = linli.documents<ClaimDocument>('claims').find(({ _id }) => _id === CLAIM.posted);
  if (!model) throw new Error('There is no claim to begin with.');
  const openings = crowd.map(openingOf);
  await linli.cloud.database.insertMany('ledger', openings as never);
  await linli.cloud.database.insertMany('accounts', openings.map(accountOfEntry) as never);
  await linli.timer('civility');
  const idle = (await linli.timer('civility')).databaseRequests;
  const claims = crowd.map(({ householdId }, n): ClaimDocument => {
    const accountId = accountOf(householdId);
    const bearer = { kind: 'household' as const, id: householdId };
    const caps = { day: null, month: null, year: null };
    const of = { bearer, accountId, placeId: householdId, caps };
    const due = { state: 'accepted' as const, posted: null, dueAt: START - 1 };
    return { ...model, ...of, ...due, _id: `e9${String(n).padStart(18, '0')}` };
  });
  await linli.cloud.database.insertMany('claims', claims as never);
  const { databaseRequests } = await linli.timer('civility');
  const own = new Set(crowd.map(({ householdId }) => accountOf(householdId)));
  const entries = linli
    .documents<LedgerDocument>('ledger')
    .filter(({ accountId, kind }) => own.has(accountId) && kind === 'award');
  if (entries.length !== DOORS) throw new Error(`${entries.length} of ${DOORS} were posted.`);
  return (databaseRequests - idle) / DOORS;
}

/** The same of scorecards: one due score a card, each of which has an entry. */
async function measureScoring(linli: Linli): Promise<number> {
  const documents = <Doc extends { _id: string }>(name: string, id: string): Doc => {
    const model = linli.documents<Doc>(name).find(({ _id }) => _id === id);
    if (!model) throw new Error(`There is nothing of ${name} to begin with.`);
    return model;
  };
  const card = documents<CardDocument>('scorecards', CARD.shop);
  const score = documents<ScoreDocument>('scores', SCORE.posted);
  const entry = documents<LedgerDocument>('scoreEntries', `${CARD.shop}:1`);
  const account = documents<AccountDocument>('scoreAccounts', CARD.shop);
  const ids = Array.from({ length: DOORS }, (_, n) => `ee${String(n).padStart(18, '0')}`);
  const { seq, balance, heldTotal, hash } = entry;
  const add = (name: string, of: (cardId: string) => object) =>
    linli.cloud.database.insertMany(name, ids.map(of) as never);
  await add('scorecards', (_id) => ({ ...card, _id, holder: `merchants:${_id}` }));
  await add('scoreEntries', (accountId) => ({
    ...entry,
    _id: `${accountId}:1`,
    accountId,
    sourceId: `opening:${accountId}`,
    claimId: null,
  }));
  await add('scoreAccounts', (_id) => {
    const tail = { seq, balance, heldTotal, hash };
    return { ...account, _id, ...tail, checked: tail, checkAt: START + 60 * DAY };
  });
  await linli.timer('civility');
  const idle = (await linli.timer('civility')).databaseRequests;
  await add('scores', (cardId) => ({
    ...score,
    _id: `ef${cardId.slice(2)}`,
    cardId,
    state: 'accepted',
    posted: null,
    telling: false,
    caps: { day: null, month: null, year: null },
    dueAt: START - 1,
  }));
  const { databaseRequests } = await linli.timer('civility');
  const posted = linli
    .documents<LedgerDocument>('scoreEntries')
    .filter(({ accountId, seq }) => ids.includes(accountId) && seq === 2);
  if (posted.length !== DOORS) throw new Error(`${posted.length} of ${DOORS} were posted.`);
  return (databaseRequests - idle) / DOORS;
}

function openingOf({ householdId }: Neighbour): LedgerDocument {
  const accountId = accountOf(householdId);
  const entry = nextEntry(EMPTY, {
    communityId: MAPLE,
    accountId,
    sourceId: `opening:${accountId}`,
    kind: 'opening',
    points: 20,
    held: 0,
    rule: null,
    title: '纸质积分',
    claimId: null,
    reverses: null,
    decidedBy: [],
    as: '',
    reason: '',
    day: '2026-06-01',
    at: 0,
  });
  if (!entry) throw new Error('an opening entry');
  return entry;
}

function accountOfEntry(entry: LedgerDocument): AccountDocument {
  const { accountId: _id, communityId, seq, balance, heldTotal, hash } = entry;
  const tail = { seq, balance, heldTotal, hash };
  const bearer = { kind: 'household' as const, id: _id.slice(2) };
  const checks = { checkAt: START + 60 * DAY, checked: tail, broken: null };
  return { _id, communityId, bearer, label: '', ...tail, ...checks, at: START };
}

/** An action many times, with the most requests and the median of its times. */
async function called(
  linli: Linli,
  action: string,
  openid: string,
  inputOf: (n: number) => object,
): Promise<{ requests: number; p50: number }> {
  await linli.latency(LATENCY_MS);
  const calls: TimedCall[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    calls.push(await timedCall(linli.origin, `civility.${action}`, inputOf(n), openid));
  }
  const settled = calls.slice(TIMES / 4); // the first ones start the function
  const times = settled.map(({ milliseconds }) => milliseconds);
  return {
    requests: Math.max(...calls.map(({ databaseRequests }) => databaseRequests)),
    p50: rounded(quantile(times, 0.5)),
  };
}

/** What one would write first: read the balance of a door, then write it. */
const NAIVE = `${NODE_SDK}
exports.main = async ({ id }) => {
  const [account] = (await db.collection('balances').where({ _id: id }).get()).data;
  await db.collection('balances').where({ _id: id }).update({ balance: account.balance + 5 });
  return true;
};`;

/** Five points for each door from two phones at once: 1,200 in all, had each seen what the other wrote. */
async function compareWithNaive(): Promise<Figure[]> {
  const collections = [{ name: 'balances', indexes: [] }];
  const test = await openCloud({ naive: { code: NAIVE } }, { collections });
  try {
    const ids = Array.from({ length: DOORS }, (_, n) => `home-${n}`);
    await test.cloud.database.insertMany(
      'balances',
      ids.map((_id) => ({ _id, balance: 0 })),
    );
    await pull(test.origin, 'latency', { milliseconds: LATENCY_MS });
    const started = performance.now();
    await fromPhones(2 * DOORS, async (n) => {
      await test.result('naive', { id: ids[Math.floor(n / 2)] });
    });
    const milliseconds = performance.now() - started;
    const balances = [...test.cloud.database.documents('balances')] as unknown as {
      balance: number;
    }[];
    const kept = balances.reduce((sum, { balance }) => sum + balance, 0);
    return [
      { name: 'points/naive-120-by-two', value: rounded(milliseconds), unit: 'ms' },
      { name: 'points/naive-kept-of-1200', value: kept, unit: 'points' },
    ];
  } finally {
    await test.close();
  }
}

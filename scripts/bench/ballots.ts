import { readdirSync, readFileSync } from 'node:fs';
import type {
  AnswerDocument,
  BallotDocument,
  MotionDocument,
  VoterDocument,
} from '../../cloudfunctions/ballot/collections.ts';
import { DAY, HOUR, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import { NODE_SDK, openCloud } from '../../test/local/open-cloud.ts';
import { MAPLE, openidOf, PLACE, START } from '../../test/support/community.ts';
import { crowdOf, type Neighbour } from '../../test/support/crowd.ts';
import { commandId } from '../../test/support/inputs.ts';
import { type Linli, startLinli } from '../../test/support/linli.ts';
import { formOf, NO, YES } from '../../test/support/motions.ts';
import { type Figure, quantile, rounded } from './figure.ts';
import { type TimedCall, timedCall } from './levers.ts';
import { fromPhones, PHONES } from './phones.ts';

const VOTERS = 5000;
const MANY = 100_000;
const secretary = openidOf('secretary');

const receiptOf = (n: number) => String(n).padStart(20, '0');

/**
 * A secret vote of 5,000 households from 50 phones at once; its live turnout and its count; the tally and
 * list of 100,000 ballots; and the casting beside a transaction that reads and then writes.
 */
export async function measureBallots(): Promise<Figure[]> {
  const linli = await startLinli({ functions: 'processes' });
  try {
    const vote = await measureVote(linli);
    const many = await measureMany(linli);
    return [...vote, ...many, ...(await compareWithTransaction())];
  } finally {
    await linli.stop();
  }
}

async function announced(linli: Linli): Promise<{ motionId: string; freeze: TimedCall }> {
  const form = formOf({ placeId: PLACE.otherBuilding, secret: true, registered: VOTERS + 1 });
  const draft = { communityId: MAPLE, motionId: null, form, commandId: commandId(1) };
  const { envelope } = await timedCall(linli.origin, 'ballot.saveMotion', draft, secretary);
  const { motionId } = (envelope as { data: { motionId: string } }).data;
  const announce = { communityId: MAPLE, motionId, commandId: commandId(2) };
  const freeze = await timedCall(linli.origin, 'ballot.announceMotion', announce, secretary);
  return { motionId, freeze };
}

async function measureVote(linli: Linli): Promise<Figure[]> {
  const crowd = await crowdOf(linli, VOTERS);
  const { motionId, freeze } = await announced(linli);
  await linli.clock(START + 12 * DAY + MINUTE);
  const calls: TimedCall[] = [];
  const cast = async ({ openid, householdId }: Neighbour, n: number) => {
    const answers = n % 3 === 0 ? NO : YES;
    const ballot = { voterId: householdId, receipt: receiptOf(n), replaces: null, answers };
    const input = { communityId: MAPLE, motionId, ...ballot };
    calls[n] = await timedCall(linli.origin, 'ballot.castBallot', input, openid);
  };
  const started = performance.now();
  await fromPhones(VOTERS, (n) => cast(crowd[n] as Neighbour, n));
  const seconds = (performance.now() - started) / 1000;
  const look = { communityId: MAPLE, motionId };
  const turnout = await timedCall(linli.origin, 'ballot.countTurnout', look, secretary);
  await linli.clock(START + 13 * DAY + 2 * HOUR - MINUTE);
  const count = performance.now();
  await linli.timer('ballot');
  const counted = performance.now() - count;
  const [motion] = linli.documents<MotionDocument>('motions').filter(({ _id }) => _id === motionId);
  const [question] = motion?.result?.questions ?? [];
  const [yes, no] = (question?.options ?? []).map(({ persons }) => persons);
  const noes = Math.ceil(VOTERS / 3);
  if (motion?.result?.ballots !== VOTERS || no !== noes || yes !== VOTERS - noes) {
    throw new Error(`The vote was miscounted: ${yes} and ${no} of ${motion?.result?.ballots}.`);
  }
  checkRenewed(linli, motionId, VOTERS);
  const times = (from: number, to: number) =>
    calls.slice(from, to).map(({ milliseconds }) => milliseconds);
  const early = quantile(times(500, 1000), 0.5);
  const late = quantile(times(VOTERS - 500, VOTERS), 0.5);
  return [
    { name: 'ballots/freeze-5000', value: freeze.databaseRequests, unit: 'requests' },
    { name: 'ballots/freeze-5000-time', value: rounded(freeze.milliseconds / 1000), unit: 's' },
    {
      name: 'ballots/cast',
      value: Math.max(...calls.map(({ databaseRequests }) => databaseRequests)),
      unit: 'requests',
    },
    { name: 'ballots/cast-5000-by-50', value: rounded(seconds), unit: 's' },
    { name: 'ballots/cast-late-to-early', value: rounded((100 * late) / early), unit: '%' },
    { name: 'ballots/turnout-5000', value: turnout.databaseRequests, unit: 'requests' },
    { name: 'ballots/turnout-5000-time', value: rounded(turnout.milliseconds), unit: 'ms' },
    { name: 'ballots/count-5000-time', value: rounded(counted), unit: 'ms' },
  ];
}

/** Every ballot has become an answer with an id of its own, and none is left. */
function checkRenewed(linli: Linli, motionId: string, count: number): void {
  const of = <Doc extends { motionId: string }>(name: string) =>
    linli.documents<Doc>(name).filter((one) => one.motionId === motionId);
  const numbers = new Set(of<AnswerDocument>('ballotAnswers').map(({ number }) => number));
  if (numbers.size !== count || of<BallotDocument>('ballots').length > 0) {
    throw new Error(`${count} ballots became ${numbers.size} answers.`);
  }
}

/**
 * A motion of 100,000 whose ballots are all in: sealed and made into answers with new ids, which is a stage of
 * its own; then counted with its list; then read once more.
 */
async function measureMany(linli: Linli): Promise<Figure[]> {
  const [model] = linli
    .documents<MotionDocument>('motions')
    .filter(({ form, state }) => form.secret && state === 'counted');
  if (!model) throw new Error('There is no counted motion to take after.');
  const motionId = 'bench-motion-of-many';
  const motion: MotionDocument = {
    ...model,
    _id: motionId,
    state: 'announced',
    salt: 'bench',
    result: null,
    dueAt: null,
    eligible: { persons: MANY },
    form: { ...model.form, opensAt: START, closesAt: START + 1, countsAt: START + 2 },
  };
  const voters = linli.documents<VoterDocument>('voters');
  const pattern = voters.find((one) => one.motionId === model._id);
  if (!pattern) throw new Error('There is no voter to take after.');
  await linli.cloud.database.insertMany('motions', [motion] as never);
  for (let from = 0; from < MANY; from += 10_000) {
    const numbers = Array.from({ length: 10_000 }, (_, at) => from + at);
    await linli.cloud.database.insertMany(
      'voters',
      numbers.map((n): VoterDocument => {
        const key = `many-${n}`;
        return {
          ...pattern,
          _id: `${motionId}:${key}`,
          motionId,
          key,
          cast: 'phone',
          active: true,
        };
      }) as never,
    );
    await linli.cloud.database.insertMany(
      'ballots',
      numbers.map((n): BallotDocument => {
        const choice = n % 3 === 0 ? 'no' : 'yes';
        const _id = `many-${String((n * 7919) % MANY).padStart(6, '0')}`;
        const rest = { sealed: false, receipt: receiptOf(1_000_000 + n), choice };
        const weight = { persons: 1, area: null, room: false };
        return { _id, communityId: MAPLE, motionId, guard: _id, ...rest, ...weight };
      }) as never,
    );
  }
  const look = { communityId: MAPLE, motionId };
  const renew = await timedCall(linli.origin, 'ballot.countMotion', look, secretary);
  const count = await timedCall(linli.origin, 'ballot.countMotion', look, secretary);
  const { state } = (count.envelope as { data: { state: string } }).data;
  if (state !== 'counted') throw new Error(`The motion of ${MANY} is ${state}.`);
  checkRenewed(linli, motionId, MANY);
  const again = { ...look, commandId: commandId(9) };
  const recount = await timedCall(linli.origin, 'ballot.recountMotion', again, secretary);
  const { same, ballots } = (recount.envelope as { data: { same: boolean; ballots: number } }).data;
  if (!same || ballots !== MANY) throw new Error(`The list of ${ballots} is not the one counted.`);
  return [
    { name: 'ballots/seal-and-renew-100000-time', value: rounded(renew.milliseconds), unit: 'ms' },
    { name: 'ballots/count-100000-time', value: rounded(count.milliseconds), unit: 'ms' },
    { name: 'ballots/tally-and-list-100000', value: rounded(recount.milliseconds), unit: 'ms' },
    { name: 'ballots/tally-and-list-memory', value: largestChild(), unit: 'MB' },
  ];
}

/** The most memory that a process of a function has taken so far; 0 where the system does not tell. */
function largestChild(): number {
  let most = 0;
  for (const pid of pids()) {
    const status = textOf(`/proc/${pid}/status`);
    const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
    if (parent !== process.pid || !textOf(`/proc/${pid}/cmdline`).includes('function-host'))
      continue;
    most = Math.max(most, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0));
  }
  return Math.round(most / 1024);
}

function pids(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return []; // not Linux
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // the process has ended
  }
}

/** One conditional update and its mark, as ballots are cast. */
const CONDITIONAL = `${NODE_SDK}
exports.main = async ({ id }) => {
  const voters = await db.collection('voters').where({ _id: id }).get();
  const filled = await db.collection('ballots').where({ _id: id, receipt: '' }).update({ receipt: 'r', choice: 'yes' });
  if (filled.updated === 1) await db.collection('voters').where({ _id: id }).update({ cast: 'phone' });
  return voters.data.length;
};`;

/** What one would write first: look whether there is a ballot, then write it and the voter. */
const TRANSACTION = `${NODE_SDK}
exports.main = async ({ id }) => {
  const voters = await db.collection('voters').where({ _id: id }).get();
  await db.runTransaction(async (transaction) => {
    const found = await transaction.collection('ballots').doc(id).get();
    if (found.data.receipt !== '') return;
    await transaction.collection('ballots').doc(id).update({ receipt: 'r', choice: 'yes' });
    await transaction.collection('voters').doc(id).update({ cast: 'phone' });
  });
  return voters.data.length;
};`;

async function compareWithTransaction(): Promise<Figure[]> {
  const COUNT = 1000;
  const collections = [
    { name: 'voters', indexes: [] },
    { name: 'ballots', indexes: [] },
  ];
  const test = await openCloud(
    { conditional: { code: CONDITIONAL }, transaction: { code: TRANSACTION } },
    { collections },
  );
  try {
    const seconds: Record<string, number> = {};
    for (const name of ['conditional', 'transaction'] as const) {
      // those beyond the count start the processes
      const ids = Array.from({ length: COUNT + PHONES }, (_, n) => `${name}-${n}`);
      await test.cloud.database.insertMany(
        'voters',
        ids.map((_id) => ({ _id, cast: null })),
      );
      await test.cloud.database.insertMany(
        'ballots',
        ids.map((_id) => ({ _id, receipt: '', choice: null })),
      );
      const send = async (n: number) => void (await test.result(name, { id: ids[n] }));
      await fromPhones(PHONES, (n) => send(COUNT + n));
      const started = performance.now();
      await fromPhones(COUNT, send);
      seconds[name] = (performance.now() - started) / 1000;
    }
    const { conditional = 1, transaction = 1 } = seconds;
    return [
      { name: 'ballots/cast-1000-conditional', value: rounded(conditional), unit: 's' },
      { name: 'ballots/cast-1000-transaction', value: rounded(transaction), unit: 's' },
      {
        name: 'ballots/transaction-to-conditional',
        value: rounded((100 * transaction) / conditional),
        unit: '%',
      },
    ];
  } finally {
    await test.close();
  }
}

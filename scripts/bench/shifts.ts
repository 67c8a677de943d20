import type { ShiftDocument, WaiterDocument } from '../../cloudfunctions/volunteer/collections.ts';
import { NODE_SDK, openCloud } from '../../test/local/open-cloud.ts';
import { MAPLE, openidOf } from '../../test/support/community.ts';
import { crowdOf, type Neighbour } from '../../test/support/crowd.ts';
import { type Linli, startLinli } from '../../test/support/linli.ts';
import { publishing, roleOf, signing } from '../../test/support/volunteers.ts';
import type { Standing } from '../../typings/contract/volunteer/shift.ts';
import { type Figure, quantile, rounded } from './figure.ts';
import { type TimedCall, timedCall } from './levers.ts';
import { fromPhones, PHONES } from './phones.ts';

const PEOPLE = 2000;
const PLACES = 50;
const A_MONTH = 600;
const leader = openidOf('teamLeader');

/**
 * 2,000 people who want 50 places, from 50 phones at once; lists of shifts; and the same rush for places
 * beside a transaction that reads and then writes, and beside a read and a write without one.
 */
export async function measureShifts(): Promise<Figure[]> {
  const linli = await startLinli({ functions: 'processes' });
  try {
    const rush = await measureRush(linli);
    const lists = await measureLists(linli);
    return [...rush, ...lists, ...(await compare())];
  } finally {
    await linli.stop();
  }
}

async function publish(linli: Linli, n: number, more: object): Promise<string> {
  const form = publishing(n, more);
  const { envelope } = await timedCall(linli.origin, 'volunteer.publishShift', form, leader);
  return (envelope as { data: { shiftId: string } }).data.shiftId;
}

async function measureRush(linli: Linli): Promise<Figure[]> {
  const crowd = await crowdOf(linli, PEOPLE);
  const shiftId = await publish(linli, 1, { roles: [roleOf({ places: PLACES })] });
  const calls: TimedCall[] = [];
  const started = performance.now();
  await fromPhones(PEOPLE, async (n) => {
    const { openid } = crowd[n] as Neighbour;
    calls[n] = await timedCall(
      linli.origin,
      'volunteer.signUpForShift',
      signing(n, shiftId),
      openid,
    );
  });
  const seconds = (performance.now() - started) / 1000;
  checkRush(linli, shiftId, crowd, calls);
  const mostOf = (is: Standing['is']) =>
    Math.max(
      ...calls
        .filter(({ envelope }) => standingIn(envelope).is === is)
        .map(({ databaseRequests }) => databaseRequests),
    );
  return [
    { name: 'shifts/sign-up', value: await requestsAlone(linli, crowd), unit: 'requests' },
    { name: 'shifts/sign-up-in-rush', value: mostOf('in'), unit: 'requests' },
    { name: 'shifts/sign-up-waitlisted', value: mostOf('waiting'), unit: 'requests' },
    { name: 'shifts/2000-for-50', value: rounded(seconds), unit: 's' },
    {
      name: 'shifts/2000-for-50-p99',
      value: rounded(
        quantile(
          calls.map(({ milliseconds }) => milliseconds),
          0.99,
        ),
      ),
      unit: 'ms',
    },
  ];
}

const standingIn = (envelope: TimedCall['envelope']) =>
  (envelope as { data: { standing: Standing } }).data.standing;

/** What a sign-up for a shift with free places costs when nobody else comes at that moment. */
async function requestsAlone(linli: Linli, crowd: readonly Neighbour[]): Promise<number> {
  const later = { day: '2026-07-03', from: '07:00', until: '08:00' };
  const shiftId = await publish(linli, 2, { ...later, roles: [roleOf({ places: PLACES })] });
  const { openid } = crowd[0] as Neighbour;
  const call = await timedCall(
    linli.origin,
    'volunteer.signUpForShift',
    signing(PEOPLE, shiftId),
    openid,
  );
  if (standingIn(call.envelope).is !== 'in') throw new Error('A free place was not taken.');
  return call.databaseRequests;
}

/** @throws Error unless exactly as many are in as there are places, and the others wait once each, as they were told */
function checkRush(
  linli: Linli,
  shiftId: string,
  crowd: readonly Neighbour[],
  calls: readonly TimedCall[],
): void {
  const shift = linli.documents<ShiftDocument>('shifts').find(({ _id }) => _id === shiftId);
  const told = calls.map(({ envelope }) => standingIn(envelope));
  const seated = Object.keys(shift?.seats ?? {}).length;
  const waiting = linli
    .documents<WaiterDocument>('waiters')
    .filter((one) => one.shiftId === shiftId)
    .sort((one, other) => one.number - other.number)
    .map(({ residentId }) => residentId);
  const isAsTold = told.every((standing, n) => {
    const id = crowd[n]?.residentId ?? '';
    if (standing.is === 'in') return id in (shift?.seats ?? {});
    return standing.is === 'waiting' && waiting[standing.position - 1] === id;
  });
  const isRight = seated === PLACES && new Set(waiting).size === PEOPLE - PLACES && isAsTold;
  if (!isRight)
    throw new Error(`${seated} are in and ${waiting.length} wait: not as they were told.`);
}

async function measureLists(linli: Linli): Promise<Figure[]> {
  const [model] = linli.documents<ShiftDocument>('shifts');
  if (!model) throw new Error('There is no shift to take after.');
  const month = Date.parse('2026-07-01T01:00:00Z');
  const documents = Array.from({ length: A_MONTH }, (_, n): ShiftDocument => {
    const from = month + n * 60 * 60_000;
    return {
      ...model,
      _id: `bench-shift-${n}`,
      from,
      until: from + 60 * 60_000,
      day: '2026-07-01',
    };
  });
  await linli.cloud.database.insertMany('shifts', documents as never);
  const list = { communityId: MAPLE, from: '2026-07-01' };
  const listed = await timedCall(linli.origin, 'volunteer.listShifts', list, leader);
  const input = { communityId: MAPLE, month: '2026-07' };
  const shown = await timedCall(linli.origin, 'volunteer.listMonth', input, leader);
  return [
    { name: 'shifts/list-30', value: listed.databaseRequests, unit: 'requests' },
    { name: 'shifts/list-30-time', value: rounded(listed.milliseconds), unit: 'ms' },
    { name: 'shifts/month-600', value: shown.databaseRequests, unit: 'requests' },
    { name: 'shifts/month-600-time', value: rounded(shown.milliseconds), unit: 'ms' },
  ];
}

const CONDITIONAL = `${NODE_SDK}
exports.main = async ({ id }) => {
  const _ = db.command;
  const taken = await db.collection('shifts').where({ _id: 's', free: _.gt(0), ['seats.' + id]: _.exists(false) })
    .update({ free: _.inc(-1), ['seats.' + id]: true });
  return taken.updated === 1;
};`;

/** What one would write first. A conflict is tried again, as an app has to. */
const TRANSACTION = `${NODE_SDK}
exports.main = async ({ id }) => {
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      return await db.runTransaction(async (transaction) => {
        const { data } = await transaction.collection('shifts').doc('s').get();
        const shift = Array.isArray(data) ? data[0] : data;
        if (shift.free <= 0 || shift.seats[id]) return false;
        await transaction.collection('shifts').doc('s').update({ free: shift.free - 1, ['seats.' + id]: true });
        return true;
      });
    } catch (error) {}
  }
  return null;
};`;

const NAIVE = `${NODE_SDK}
exports.main = async ({ id }) => {
  const { data: [shift] } = await db.collection('shifts').where({ _id: 's' }).get();
  if (shift.free <= 0 || shift.seats[id]) return false;
  await db.collection('shifts').doc('s').update({ free: shift.free - 1, ['seats.' + id]: true });
  return true;
};`;

async function compare(): Promise<Figure[]> {
  const COUNT = 500;
  const codes = { conditional: CONDITIONAL, transaction: TRANSACTION, naive: NAIVE };
  const functions = Object.fromEntries(
    Object.entries(codes).map(([name, code]) => [name, { code }]),
  );
  const test = await openCloud(functions, { collections: [{ name: 'shifts', indexes: [] }] });
  const figures: Figure[] = [];
  try {
    for (const name of Object.keys(codes)) {
      const { database } = test.cloud;
      const prepare = async () => {
        await database.command('database.removeDocument', {
          collectionName: 'shifts',
          queryType: 'WHERE',
          query: '{}',
          multi: true,
        });
        await database.insertMany('shifts', [{ _id: 's', free: PLACES, seats: { z: true } }]);
      };
      await prepare();
      // those with a negative number start the processes
      await fromPhones(PHONES, async (n) => void (await test.result(name, { id: `w${n}` })));
      await prepare();
      let inside = 0;
      let unanswered = 0;
      const started = performance.now();
      await fromPhones(COUNT, async (n) => {
        const answer = await test.result(name, { id: `p${n}` });
        if (answer === true) inside += 1;
        if (answer === null) unanswered += 1;
      });
      const seconds = (performance.now() - started) / 1000;
      figures.push(
        { name: `shifts/500-for-50-${name}`, value: rounded(seconds), unit: 's' },
        { name: `shifts/500-for-50-${name}-in`, value: inside, unit: 'people' },
        { name: `shifts/500-for-50-${name}-failed`, value: unanswered, unit: 'people' },
      );
    }
    return figures;
  } finally {
    await test.close();
  }
}

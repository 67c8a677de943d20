import assert from 'node:assert/strict';
import { expect } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { Stamped } from '../../cloudfunctions/kernel/database/collection.ts';
import { START } from './community.ts';
import { DISCLOSING } from './disclosing.ts';
import { exampleOf } from './examples.ts';
import type { Answer, As, Cut, Linli } from './linli.ts';
import { type Snapshot, simplified } from './snapshot.ts';

/** A write that can be cut, and what has to be there before it. */
export interface Fault {
  name: string;
  functionName: string;
  /** after `reset`, before each run: the same every time. @returns what sends the command, or sends it again */
  prepare(linli: Linli): Promise<() => Promise<Answer>>;
  /** what holds in the end, wherever it was cut and whether or not it was repeated */
  check?(linli: Linli): void;
  /** it may not be repeated after hours */
  isShort?: true;
}

/** A call of an action, made by `input` anew for each run. */
export function commandFault(
  name: string,
  as: As,
  input: (linli: Linli) => object | Promise<object>,
  check?: Fault['check'],
): Fault {
  const [functionName = '', action = ''] = name.split(/[., ]/);
  return {
    name,
    functionName,
    async prepare(linli) {
      const made = await input(linli);
      return () => linli.call(functionName, action, made, as);
    },
    ...(check && { check }),
  };
}

/** The example of an action. */
export function plain(name: string): Fault {
  const [functionName = '', action = ''] = name.split('.');
  const { as, input } = exampleOf(functionName, action);
  return commandFault(name, as, (started) => input(1, started));
}

/**
 * States that runs of one command have gone through. A cut ends the function's process, so that what is
 * stored is all there is: two runs that reach the same state go on the same, and one of them is followed.
 */
export class Followed {
  readonly #known = new Set<string>();

  /** @returns whether no run before reached this state at this step of its way */
  async isNew(linli: Linli, step: string): Promise<boolean> {
    const before = this.#known.size;
    return this.#known.add(`${step} ${await linli.remains()}`).size > before;
  }
}

const MINUTE = 60_000;
/**
 * Lets hours go by: what a cut left undone is taken up, and what hangs is given up.
 * @returns false if it ended early, in a state from which another run was followed to the end
 */
export async function settle(
  linli: Linli,
  rounds: readonly number[] = [6, 80],
  followed?: Followed,
): Promise<boolean> {
  const from = Math.max(START, linli.cloud.now());
  for (const later of rounds) {
    const printed = linli.lines.length;
    const fired = await linli.clock(from + later * MINUTE);
    assert.deepEqual([...fired].sort(), linli.timed, 'every timer fires once');
    for (const line of linli.lines.slice(printed)) expect(line).toMatch(/"outcome":"ok"/);
    if (followed && !(await followed.isNew(linli, `${later} minutes`))) return false;
  }
  return true;
}

/** What is shown once is not shown again after an hour. */
const WITHIN_AN_HOUR = [6, 45];

interface Ending {
  answer: unknown;
  snapshot: Snapshot;
  messages: unknown;
}

/** Messages to different people go out in any order. */
function inAnyOrder(messages: unknown[]): unknown[] {
  const texts = new Map(messages.map((one) => [one, JSON.stringify(one)]));
  const textOf = (one: unknown) => texts.get(one) ?? '';
  return [...messages].sort((one, other) => (textOf(one) < textOf(other) ? -1 : 1));
}

const HOURS = [6, 30, 55, 80];
/**
 * Minutes at which the timers run, where one round is not enough: what sets messages or checks in motion, and hours,
 * which are written down, reckoned with, posted as points and looked at once more.
 */
const ROUNDS: Readonly<Record<string, readonly number[]>> = {
  'notice.publishNotice': [6, 80],
  'notice.publishNotice, with a picture that cannot be checked': [6, 80],
  'notice.remindHouseholds': [6, 80],
  'notice.denyMark': [6, 80],
  'notice.recheckMark': [6, 80],
  'moderation.decideReview': [6, 80],
  'volunteer.giveConsent, taken back': [6, 80],
  'volunteer.closeShift': HOURS,
  'volunteer.correctHours': HOURS,
  'volunteer.decideHours': HOURS,
  'volunteer.decideHours, of a shift written down': HOURS,
  'volunteer.decideTeamImport': HOURS,
  'volunteer.decideImportRow': HOURS,
};

async function ending(linli: Linli, { name, check }: Fault, answer: Answer): Promise<Ending> {
  await settle(linli, ROUNDS[name] ?? [80]);
  check?.(linli);
  return {
    answer: simplified(answer.envelope),
    snapshot: linli.snapshot(),
    messages: inAnyOrder(simplified(await linli.messages()) as unknown[]),
  };
}

/** Sends it with a cut. @returns what sends it again */
export async function sendCut(
  linli: Linli,
  fault: Fault,
  cut: Cut,
): Promise<() => Promise<Answer>> {
  await linli.reset();
  const send = await fault.prepare(linli);
  await linli.cut(fault.functionName, cut);
  const lost = await send();
  assert.equal(lost.status, 502, `${JSON.stringify(cut)} was not reached`);
  return send;
}

/** Both sides of each of so many requests. */
export function cutsUpTo(requests: number): Cut[] {
  const all = Array.from({ length: requests }, (_, index) => index + 1);
  return all.flatMap((request) => [
    { request, when: 'before' as const },
    { request, when: 'after' as const },
  ]);
}

const READS = ['getDocument', 'calculateDocument', 'aggregateDocuments', 'queryDocument'];

/** Sends it and sees what it asks for. @returns its answer, and the cuts to try */
export async function sendWatched(
  linli: Linli,
  send: () => Promise<Answer>,
): Promise<[Answer, Cut[]]> {
  const from = linli.requests.length;
  const answer = await send();
  const requests = linli.requests.slice(from);
  const ofDatabase = requests.filter((name) => name.startsWith('database.'));
  assert.equal(ofDatabase.length, answer.databaseRequests, 'nothing else runs');
  return [answer, cutsOf(requests)];
}

/**
 * Before and after every write. A cut at a read leaves what a cut at the write before it leaves, or the
 * one after it; with no write before it, it leaves what was there.
 */
function cutsOf(requests: readonly string[]): Cut[] {
  const cuts: Cut[] = [];
  let request = 0;
  let effects = 0;
  const tried = { before: 0, after: 0 };
  const attempt = (when: Cut['when']) => {
    if (effects > tried[when]) cuts.push({ request, when });
    tried[when] = effects;
  };
  for (const name of requests) {
    const [kind, action = ''] = name.split('.');
    if (kind === 'database') {
      request += 1;
      attempt('before');
    }
    if (!READS.includes(action)) effects += 1;
    if (kind === 'database') attempt('after');
  }
  return cuts;
}

/** Every change that stands has its entry in the audit trail. */
export function checkAudit(linli: Linli): void {
  const entries = new Map(linli.documents<AuditDocument>('audit').map((one) => [one._id, one]));
  for (const name of [
    'places',
    'setups',
    'households',
    'residents',
    'notices',
    'reviews',
    'imports',
    'exports',
    'reports',
    'consents',
    'joinRequests',
    'proposals',
    'votingSettings',
    'motions',
    'voters',
    'papers',
    'objections',
    'covenants',
    'covenantVersions',
    'comments',
    'amendments',
    'covenantReports',
    'stations',
    'teams',
    'shifts',
    'attendances',
    'teamImports',
    'exportRequests',
    'insuredNumbers',
    'certificates',
    'members',
    'seasons',
    'rains',
    'pairings',
    'pairingVisits',
    'pairingDiary',
    'pointRules',
    'claims',
    'openings',
    'inspections',
    'moves',
    'goods',
    'stock',
    'reservations',
    'meetings',
    'meetingAnswers',
    'presences',
    'meetingTasks',
    'minutes',
    'datePolls',
    'dateAnswers',
    'appraisals',
  ]) {
    for (const { _id, communityId, change } of linli.documents<Partial<Stamped>>(name)) {
      if (!change || change.id.startsWith('seed-')) continue;
      const entry = entries.get(change.id);
      assert.ok(entry, `${name} ${_id}: no entry for ${change.action}`);
      expect({ ...entry }).toStrictEqual({ _id: change.id, communityId, ...change });
    }
  }
}

/** Cuts a command around every write: repeated at once, or left to the timers and repeated late, it ends the same. */
export async function runFault(linli: Linli, fault: Fault): Promise<void> {
  const followed = new Followed();
  await linli.reset();
  const command = await fault.prepare(linli);
  // A cut that leaves what was there before was none.
  for (const when of ['before', 'after']) await followed.isNew(linli, `${when}: cut`);
  const [uncut, cuts] = await sendWatched(linli, command);
  assert.equal(uncut.envelope.ok, true, JSON.stringify(uncut.envelope));
  await followed.isNew(linli, 'before: repeated');
  const expected = await ending(linli, fault, uncut);
  checkAudit(linli);
  for (const cut of cuts) {
    const what = `${fault.name} cut ${cut.when} request ${cut.request}, then repeated`;
    const send = await sendCut(linli, fault, cut);
    if (!(await followed.isNew(linli, `${cut.when}: cut`))) continue;
    if (cut.when === 'after' && !fault.isShort) {
      // Never repeated, what stands is in the audit trail; repeated after hours, all is there.
      const rounds = DISCLOSING.includes(fault.name) ? WITHIN_AN_HOUR : undefined;
      if (!(await settle(linli, rounds, followed))) continue;
      checkAudit(linli);
      fault.check?.(linli);
    }
    const answer = await send();
    assert.deepEqual(simplified(answer.envelope), expected.answer, what);
    if (!(await followed.isNew(linli, `${cut.when}: repeated`))) continue;
    assert.deepEqual(await ending(linli, fault, answer), expected, what);
  }
}

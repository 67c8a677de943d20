import assert from 'node:assert/strict';
import type { AuditDocument, Stamped } from '../../cloudfunctions/shared/documents.ts';
import { START } from './community.ts';
import { exampleOf } from './examples.ts';
import type { Answer, As, Cut, Linli } from './linli.ts';
import { type Snapshot, simplified } from './snapshot.ts';

/** A write that can be cut, and what has to be there before it. */
export interface Fault {
  name: string;
  functionName: string;
  /** after `reset`, before each run: the same every time. @returns what sends the command, or sends it again */
  prepare(linli: Linli): Promise<() => Promise<Answer>>;
}

/** A call of an action, made by `input` anew for each run. */
export function commandFault(
  name: string,
  as: As,
  input: (linli: Linli) => object | Promise<object>,
): Fault {
  const [functionName = '', action = ''] = name.split(/[., ]/);
  return {
    name,
    functionName,
    async prepare(linli) {
      const made = await input(linli);
      return () => linli.call(functionName, action, made, as);
    },
  };
}

/** The example of an action. */
export function plain(name: string): Fault {
  const [functionName = '', action = ''] = name.split('.');
  const { as, input } = exampleOf(functionName, action);
  return commandFault(name, as, (started) => input(1, started));
}

const MINUTE = 60_000;
/** Lets hours go by: what a cut left undone is taken up, and what hangs is given up. */
export async function settle(linli: Linli, rounds: readonly number[] = [6, 80]): Promise<void> {
  const printed = linli.lines.length;
  const from = Math.max(START, linli.cloud.now());
  for (const later of rounds) {
    const fired = await linli.clock(from + later * MINUTE);
    assert.deepEqual([...fired].sort(), linli.timed, 'every timer fires once');
  }
  for (const line of linli.lines.slice(printed)) assert.match(line, /"outcome":"ok"/);
}

interface Ending {
  answer: unknown;
  snapshot: Snapshot;
  messages: unknown;
}

/** What sets messages or checks in motion takes two rounds of the timers, all else one. */
const TWO_ROUNDS = [
  'notice.publish',
  'notice.publish, with a picture that cannot be checked',
  'notice.remind',
  'moderation.decide',
];

async function ending(linli: Linli, { name }: Fault, answer: Answer): Promise<Ending> {
  await settle(linli, TWO_ROUNDS.includes(name) ? undefined : [80]);
  return {
    answer: simplified(answer.envelope),
    snapshot: linli.snapshot(),
    messages: simplified(await linli.messages()),
  };
}

/** Runs the command once without a cut. @returns how it ended, and its number of database requests */
async function runUncut(linli: Linli, fault: Fault): Promise<[Ending, requests: number]> {
  await linli.reset();
  const send = await fault.prepare(linli);
  const answer = await send();
  assert.equal(answer.envelope.ok, true, JSON.stringify(answer.envelope));
  return [await ending(linli, fault, answer), answer.databaseRequests];
}

/**
 * What cuts of one command have left behind. A cut ends the function's process, so that two which leave
 * the same go on the same: one of them is followed.
 */
export class Aftermaths {
  readonly #known = new Set<string>();

  /** @returns whether no cut before left this, or has been followed under this name */
  async isNew(linli: Linli, name = ''): Promise<boolean> {
    const before = this.#known.size;
    return this.#known.add(`${name} ${await linli.remains()}`).size > before;
  }
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

export function cutsUpTo(requests: number): Cut[] {
  const all = Array.from({ length: requests }, (_, index) => index + 1);
  return all.flatMap((request) => [
    { request, when: 'before' as const },
    { request, when: 'after' as const },
  ]);
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
  ]) {
    for (const { _id, communityId, change } of linli.documents<Partial<Stamped>>(name)) {
      if (!change || change.id.startsWith('seed-')) continue;
      const entry = entries.get(change.id);
      assert.ok(entry, `${name} ${_id}: no entry for ${change.action}`);
      assert.deepEqual({ ...entry }, { _id: change.id, communityId, ...change });
    }
  }
}

/** Cuts a command at every request: repeated at once, or left to the timers and repeated late, it ends the same. */
export async function runFault(linli: Linli, fault: Fault): Promise<void> {
  const [expected, requests] = await runUncut(linli, fault);
  checkAudit(linli);
  const followed = new Aftermaths();
  for (const cut of cutsUpTo(requests)) {
    const what = `${fault.name} cut ${cut.when} request ${cut.request}`;
    const send = await sendCut(linli, fault, cut);
    if (!(await followed.isNew(linli, cut.when))) continue;
    if (cut.when === 'after') {
      // Never repeated, what stands is in the audit trail; repeated after hours, all is there.
      await settle(linli);
      checkAudit(linli);
    }
    assert.deepEqual(await ending(linli, fault, await send()), expected, `${what}, then repeated`);
  }
}

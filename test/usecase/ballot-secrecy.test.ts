import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  BallotDocument,
  MotionDocument,
  VoterDocument,
} from '../../cloudfunctions/ballot/collections.ts';
import { MAPLE, PLACE, START } from '../support/community.ts';
import { callAs, crowdOf, type Neighbour } from '../support/crowd.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { formOf, NO, YES } from '../support/motions.ts';

/**
 * A secret vote of forty households, voted in an order that its reader knows nothing of. Whoever reads the
 * whole database, every file and every log afterwards, and while it ran, looks for anything that puts a
 * voter beside a choice.
 */
const HOUSEHOLDS = 40;
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

let linli: Linli;
let crowd: Neighbour[];
let motionId = '';
/** A receipt as a phone draws it: it says nothing of whose it is. */
function drawn(n: number): string {
  const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const bytes = createHash('sha256').update(`receipt ${n}`).digest();
  return Array.from({ length: 20 }, (_, at) => digits[(bytes[at] ?? 0) % 32]).join('');
}

/** who voted yes, known to the test only */
const yes = new Set<string>();
const receipts = new Map<string, string>();

beforeAll(async () => {
  linli = await startLinli();
  crowd = await crowdOf(linli, HOUSEHOLDS);
  const form = formOf({
    placeId: PLACE.otherBuilding,
    secret: true,
    registered: HOUSEHOLDS + 1,
  });
  const draft = { communityId: MAPLE, motionId: null, form, commandId: commandId(1) };
  const saved = await linli.call('ballot', 'saveMotion', draft, 'secretary');
  assert.ok(saved.envelope.ok, JSON.stringify(saved.envelope));
  ({ motionId } = saved.envelope.data as { motionId: string });
  const announce = { communityId: MAPLE, motionId, commandId: commandId(2) };
  const announced = await linli.call('ballot', 'announceMotion', announce, 'secretary');
  assert.ok(announced.envelope.ok, JSON.stringify(announced.envelope));
  await linli.clock(START + 12 * DAY + HOUR);
  // an order and choices that have nothing to do with where they live
  const order = crowd
    .map((neighbour, n) => ({ neighbour, n, at: (n * 17 + 5) % HOUSEHOLDS }))
    .sort((one, other) => one.at - other.at);
  for (const { neighbour, n } of order) {
    const isYes = (n * 7) % 5 < 2;
    if (isYes) yes.add(neighbour.householdId);
    const receipt = drawn(n);
    receipts.set(neighbour.householdId, receipt);
    const input = {
      communityId: MAPLE,
      motionId,
      voterId: neighbour.householdId,
      receipt,
      replaces: null,
      answers: isYes ? YES : NO,
    };
    const envelope = await callAs(linli, neighbour, 'ballot', 'castBallot', input);
    assert.ok(envelope.ok, JSON.stringify(envelope));
  }
});
afterAll(() => linli.stop());

const votersOf = () =>
  linli.documents<VoterDocument>('voters').filter((one) => one.motionId === motionId);
const filledOf = () =>
  linli
    .documents<BallotDocument>('ballots')
    .filter((one) => one.motionId === motionId && one.choice !== null);
const motionOf = () =>
  linli.documents<MotionDocument>('motions').find(({ _id }) => _id === motionId) as MotionDocument;

/** How many guesses are right when the n-th voter is said to have cast the n-th ballot. */
function hits(voters: readonly { key: string }[], ballots: readonly { choice: string | null }[]) {
  return voters.filter(({ key }, at) => (ballots[at]?.choice === 'yes') === yes.has(key)).length;
}

/** Every order in which a reader could lay documents side by side. */
function orders<Doc extends object>(documents: readonly Doc[]): Doc[][] {
  const fields = [...new Set(documents.flatMap((one) => Object.keys(one)))];
  return [
    [...documents],
    ...fields.map((field) =>
      [...documents].sort((one, other) =>
        String((one as Record<string, unknown>)[field]) <
        String((other as Record<string, unknown>)[field])
          ? -1
          : 1,
      ),
    ),
  ];
}

/** Chance: with s of n yes, a random pairing is right in expectation for (s² + (n − s)²) / n of them. */
function checkNoOrderLinks(): void {
  const voters = votersOf().filter(({ cast }) => cast !== null);
  const ballots = filledOf();
  expect([voters.length, ballots.length]).toStrictEqual([HOUSEHOLDS, HOUSEHOLDS]);
  const share = yes.size;
  const expected = (share ** 2 + (HOUSEHOLDS - share) ** 2) / HOUSEHOLDS;
  // standard deviation of the matches of two random labellings (hypergeometric)
  const spread = (2 * share * (HOUSEHOLDS - share)) / (HOUSEHOLDS * Math.sqrt(HOUSEHOLDS - 1));
  for (const [at, one] of orders(voters).entries()) {
    for (const other of orders(ballots)) {
      const right = hits(one, other);
      assert.ok(
        Math.abs(right - expected) < 5 * spread, // by chance once in ten thousand runs
        `order ${at}: ${right} of ${HOUSEHOLDS} right, ${expected.toFixed(1)} by chance`,
      );
    }
  }
}

/** Nothing that names a voter stands in a document, line or file that says what was chosen, and no time. */
function checkNothingNamesBoth(): void {
  const names = crowd.flatMap(({ openid, residentId, householdId }) => [
    openid,
    residentId,
    householdId,
  ]);
  for (const ballot of filledOf()) {
    const text = JSON.stringify(ballot);
    for (const name of names) assert.ok(!text.includes(name), 'a ballot names nobody');
    for (const value of Object.values(ballot)) {
      assert.ok(typeof value !== 'number' || value < 1_000_000_000, 'a ballot has no time');
    }
  }
  const known = [...receipts.values()];
  for (const { name, documents } of everything()) {
    if (name === 'ballots') continue;
    for (const document of documents) {
      const text = JSON.stringify(document);
      assert.ok(!known.some((receipt) => text.includes(receipt)), `${name} has a receipt`);
    }
  }
  for (const voter of votersOf()) {
    const text = JSON.stringify(voter);
    assert.ok(!/"(yes|no|choice|answers)"/.test(text), 'a voter has no choice');
    assert.equal(voter.change, undefined, 'a voter has no time');
  }
  for (const line of linli.lines) {
    assert.ok(!known.some((receipt) => line.includes(receipt)), 'no log has a receipt');
    assert.ok(!names.some((name) => line.includes(name)), 'no log names a voter');
    assert.ok(!/"(yes|no)"/.test(line), 'no log has a choice');
  }
  const audit = linli.documents<{ actorId: string }>('audit').map(({ actorId }) => actorId);
  assert.ok(!crowd.some(({ residentId }) => audit.includes(residentId)), 'no time of a vote');
}

function everything() {
  return [
    'motions',
    'voters',
    'ballots',
    'boxes',
    'papers',
    'audit',
    'residents',
    'households',
    'messages',
    'reviews',
    'exports',
    'objections',
    'proxies',
    'tries',
  ].map((name) => ({ name, documents: linli.documents(name) }));
}

describe('a secret vote', () => {
  it('while it runs: no order, time, name or receipt puts a voter beside a ballot', () => {
    assert.ok(yes.size > 10 && yes.size < 30);
    checkNothingNamesBoth();
    checkNoOrderLinks();
  });

  it('after the count: the salt is gone, and with it the way from a voter to a ballot', async () => {
    await linli.clock(START + 13 * DAY + HOUR);
    const motion = motionOf();
    expect([motion.state, motion.salt]).toStrictEqual(['counted', null]);
    const [question] = motion.result?.questions ?? [];
    expect(question?.options[0]?.persons).toBe(yes.size);
    checkNothingNamesBoth();
    checkNoOrderLinks();
    assert.equal(
      linli.documents<BallotDocument>('ballots').filter((one) => one.motionId === motionId).length,
      HOUSEHOLDS,
      'empty ballots are gone: they would tell who did not vote from who did',
    );
  });

  it('in no stored file stands a receipt', () => {
    const known = [...receipts.values()];
    const folder = join(linli.directory, 'data', 'storage');
    for (const file of filesOf(folder)) {
      const text = readFileSync(file, 'latin1');
      assert.ok(!known.some((receipt) => text.includes(receipt)), file);
    }
  });

  it('every voter finds their ballot by the receipt, and it says what they chose', async () => {
    for (const neighbour of crowd) {
      const receipt = receipts.get(neighbour.householdId) ?? '';
      const input = { communityId: MAPLE, motionId, receipt };
      const envelope = await callAs(linli, neighbour, 'ballot', 'findReceipt', input);
      assert.ok(envelope.ok);
      const { answers } = envelope.data as { answers: { options: string[] }[] };
      expect(answers[0]?.options).toStrictEqual([yes.has(neighbour.householdId) ? 'yes' : 'no']);
    }
  });
});

function filesOf(folder: string): string[] {
  let entries: string[] = [];
  try {
    entries = readdirSync(folder);
  } catch {
    return []; // nothing was ever stored
  }
  return entries.flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesOf(path) : [path];
  });
}

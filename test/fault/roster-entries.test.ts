import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import { HOME, MAPLE, PLACE } from '../support/community.ts';
import { checkAudit } from '../support/faults.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { ROSTER, uploadRoster } from '../support/roster.ts';

/**
 * A change of a household that was cut before its entry, and at once overwritten by another one: the
 * audit trail has both.
 */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

type Call = [name: string, input: Input, as: As];
const here = (n: number, more: object) => ({
  communityId: MAPLE,
  ...more,
  commandId: commandId(n),
});
const grid = (n: number, name: string): Call => [
  'roster.setGrid',
  here(n, { householdIds: [HOME.first, HOME.second], grid: name }),
  'secretary',
];
const slips = (n: number): Call => [
  'roster.printSlips',
  here(n, { placeId: PLACE.stair, all: true }),
  'secretary',
];
const code = (n: number): Call => [
  'resident.issueCode',
  here(n, { householdId: HOME.second }),
  'secretary',
];

const FIRST: Record<string, () => Call> = {
  'a code': () => code(1),
  'a micro-grid': () => grid(1, '第1网格'),
};
const SECOND: Record<string, () => Call | Promise<Call>> = {
  'a micro-grid': () => grid(2, '第2网格'),
  slips: () => slips(2),
  'an import': async () => [
    'roster.importRoster',
    here(2, { fileId: await uploadRoster(linli, ROSTER) }),
    'secretary',
  ],
};

async function send([name, input, as]: Call) {
  const [functionName = '', action = ''] = name.split('.');
  return linli.call(functionName, action, input, as);
}

/** A cut after the household was written and before its entry was. @returns the entry that is missing */
async function cutBeforeEntry(call: Call): Promise<AuditDocument | undefined> {
  const [functionName = ''] = call[0].split('.');
  const from = linli.requests.length;
  await send(call);
  const requests = linli.requests.slice(from).filter((name) => name.startsWith('database.'));
  const write = requests.indexOf('database.modifyDocument') + 1;
  assert.ok(write > 0);
  const [entry] = linli.documents<AuditDocument>('audit');
  await linli.reset();
  await linli.cut(functionName, { request: write, when: 'after' });
  expect((await send(call)).status).toBe(502);
  expect(linli.documents('audit')).toStrictEqual([]);
  return entry;
}

describe('an entry that a cut left out', () => {
  for (const [first, cut] of Object.entries(FIRST)) {
    for (const [second, next] of Object.entries(SECOND)) {
      it(`of ${first} is written before ${second}, and a repeat changes nothing`, async () => {
        await linli.reset();
        const missing = await cutBeforeEntry(cut());
        assert.ok(missing);
        const { envelope } = await send(await next());
        assert.equal(envelope.ok, true, JSON.stringify(envelope));
        const entries = linli.documents<AuditDocument>('audit');
        assert.ok(
          entries.some(({ _id }) => _id === missing._id),
          `${missing.action}, not only ${entries.map((one) => one.action)}`,
        );
        checkAudit(linli);
        const before = linli.state();
        await send(cut());
        expect(linli.state()).toBe(before);
      });
    }
  }
});

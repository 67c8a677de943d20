import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actionTables } from '../support/actions.ts';
import { badEvents, HUGE, spoils } from '../support/bad-input.ts';
import { personalTexts, personOf, secretsOfCedar } from '../support/community.ts';
import { errorCodes } from '../support/error-codes.ts';
import { exampleOf } from '../support/examples.ts';
import { type AnyEnvelope, type As, type Linli, startLinli } from '../support/linli.ts';
import { unsigned } from '../support/snapshot.ts';

/** Whatever is sent, by whomever: a known code, no half-written state, nothing of another community. */

const SEED = 20_260_615;
const RUNS = 70;
const CODES = errorCodes();
const lines = await actionTables();
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const others: fc.Arbitrary<As> = fc.constantFrom<As>(
  null,
  'stranger',
  'resident',
  'residentElsewhere',
  'volunteer',
  'buildingSteward',
  'expiredSteward',
  'cedarSecretary',
  'secretary',
);

/** What stands on walls: somebody who asks to be let in has to find the door. */
const SIGNS: Record<string, string[]> = { listNames: ['东苑'] };
/** Wrong codes are counted, which is their only trace. */
const COUNTED = ['CODE_UNKNOWN', 'CODE_USED', 'CODE_EXPIRED', 'TOO_MANY_TRIES'];

function stateFor(envelope: AnyEnvelope, state: string): string {
  if (envelope.ok || !COUNTED.includes(envelope.code)) return state;
  return state
    .split('\n')
    .filter((line) => !line.startsWith('tries '))
    .join('\n');
}

function checkEnvelope(envelope: AnyEnvelope): void {
  if (envelope.ok) {
    assert.deepEqual(Object.keys(envelope).sort(), ['data', 'ok']);
    return;
  }
  const { ok: _, code, details = {}, ...rest } = envelope;
  assert.deepEqual(Object.keys(rest), []);
  assert.ok(CODES.has(code), `unknown code ${code}`);
  assert.ok(code !== 'INTERNAL' && code !== 'SERVICE_BUSY', code);
  for (const value of Object.values(details)) {
    assert.ok(['string', 'number', 'boolean'].includes(typeof value));
    assert.ok(String(value).length <= 400, 'details are short');
  }
}

describe('bad input', () => {
  let n = 0;
  for (const { functionName, action } of lines) {
    it(`${functionName}.${action} answers it with a code and changes nothing`, async () => {
      const example = exampleOf(functionName, action);
      await linli.reset();
      const base = await example.input(0, linli);
      const who = fc.oneof({ weight: 2, arbitrary: fc.constant<As>(example.as) }, others);
      await fc.assert(
        fc.asyncProperty(spoils, who, async (spoil, as) => {
          n += 1;
          const valid =
            'commandId' in base ? { ...base, commandId: `fuzz-${n}`.padEnd(20, '0') } : base;
          const input = spoil(valid);
          const before = linli.state();
          const { status, envelope } = await linli.call(functionName, action, input, as);
          assert.equal(status, 200, JSON.stringify(envelope));
          checkEnvelope(envelope);
          if (!envelope.ok || !example.writes) {
            assert.equal(stateFor(envelope, linli.state()), stateFor(envelope, before));
          }
          if (as === null || personOf(as).communityId !== 'cedar') {
            const shown = JSON.stringify(envelope);
            const secrets = secretsOfCedar().filter((one) => !(SIGNS[action] ?? []).includes(one));
            for (const secret of secrets) assert.ok(!shown.includes(secret), secret);
          }
        }),
        { seed: SEED, numRuns: RUNS, endOnFailure: true },
      );
    });
  }

  it('whole events of any form', async () => {
    await linli.reset();
    const functions = [...new Set(lines.map(({ functionName }) => functionName))];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...functions),
        badEvents,
        others,
        async (name, event, as) => {
          const before = linli.state();
          const { result, error } = await linli.invoke(name, event, as);
          expect(error).toBe(undefined);
          if (result !== 'success') checkEnvelope(result as AnyEnvelope);
          else assert.equal(as, null, 'only the platform pushes events');
          const isOk = result !== 'success' && (result as AnyEnvelope).ok;
          if (!isOk) expect(linli.state()).toBe(before);
        },
      ),
      { seed: SEED, numRuns: 150, endOnFailure: true },
    );
  });

  it('left a log of one line a call, with nothing personal in it', () => {
    assert.ok(linli.lines.length > RUNS * lines.length);
    // The local cloud warns of what CloudBase may not take.
    const written = linli.lines.filter((line) => !/^\[[a-z]+\] WARNING/.test(line));
    for (const line of written) {
      const [, name, json] = /^\[([a-z]+)\] (\{.*\})$/.exec(line) ?? assert.fail(line);
      const entry = JSON.parse(json as string) as Record<string, unknown>;
      const { function: own, action, outcome, milliseconds, ...rest } = entry;
      assert.equal(own, name);
      assert.match(String(action), /^([A-Za-z_]{1,40}|\?)$/);
      assert.ok(outcome === 'ok' || CODES.has(String(outcome)), line);
      assert.equal(typeof milliseconds, 'number');
      assert.deepEqual(Object.keys(rest), [], 'and no trace of an error');
    }
    const all = linli.lines.join('\n');
    const typed = ['电梯年检', '请走楼梯', HUGE.slice(0, 8), 'passwd', 'maple', 'cedar'];
    for (const text of [...personalTexts(), ...typed]) assert.ok(!all.includes(text), text);
  });
});

describe('a repeated command', () => {
  for (const { functionName, action } of lines) {
    const { as, writes, input } = exampleOf(functionName, action);
    if (!writes) continue;
    it(`${functionName}.${action} answers the same and changes nothing more`, async () => {
      await linli.reset();
      const command = await input(1, linli);
      const first = await linli.call(functionName, action, command, as);
      assert.equal(first.envelope.ok, true, JSON.stringify(first.envelope));
      const after = linli.state();
      for (let turn = 0; turn < 2; turn += 1) {
        const again = await linli.call(functionName, action, command, as);
        expect(unsigned(again.envelope)).toBe(unsigned(first.envelope));
        expect(linli.state()).toBe(after);
      }
    });
  }
});

import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import type { Example } from './examples/example.ts';
import { EXAMPLES } from './examples.ts';
import type { Input } from './inputs.ts';
import type { AnyEnvelope, As, Linli } from './linli.ts';

/**
 * A command that comes again after another one has changed the same document changes nothing: not the
 * documents, not what follows from them, not the audit trail.
 */

const DAY = 24 * 60 * 60_000;
export type Call = [name: string, input: Input, as: As];
type Data = Record<string, unknown>;

export interface Late {
  /** what happens in between, for the name of the test */
  after: string;
  /** before the command */
  prepare?(): Promise<unknown>;
  command(): Call | Promise<Call>;
  /** what changes the same document; gets what the command answered */
  between(answer: Data): Promise<unknown>;
  /** the repeat is answered as the command was */
  answered?: true;
}

async function send(linli: Linli, [name, input, as]: Call): Promise<AnyEnvelope> {
  const [functionName = '', action = ''] = name.split('.');
  return (await linli.call(functionName, action, input, as)).envelope;
}

/** Calls what has to succeed. @returns its data */
export async function must(linli: Linli, ...call: Call): Promise<Data> {
  const envelope = await send(linli, call);
  assert.ok(envelope.ok, `${call[0]}: ${JSON.stringify(envelope)}`);
  return envelope.data as Data;
}

/** Wrong codes are counted, which is no change of what they were tried on. */
function stateOf(linli: Linli): string {
  return linli
    .state()
    .split('\n')
    .filter((line) => !line.startsWith('tries '))
    .join('\n');
}

/**
 * Sends each command, what comes between, and the command again: at once, and a day later.
 * @param examples those of the function, or a part of them: every command among them is to be tried
 */
export function describeLateRepeats(
  linli: () => Linli,
  functionName: string,
  all: Late[],
  examples: readonly Example[] = EXAMPLES,
): void {
  describe('a late repeat', () => {
    const covered = new Set<string>();
    for (const [index, late] of all.entries()) {
      it(`${index + 1}: after ${late.after}, changes nothing`, async () => {
        await linli().reset();
        await late.prepare?.();
        const call = await late.command();
        covered.add(call[0]);
        const first = await send(linli(), call);
        assert.ok(first.ok, `${call[0]}: ${JSON.stringify(first)}`);
        await late.between(first.data as Data);
        const before = stateOf(linli());
        const again = await send(linli(), call);
        assert.equal(stateOf(linli()), before, `${call[0]}, at once`);
        if (late.answered) assert.deepEqual(again, first, 'it is answered as before');
        await linli().clock(linli().cloud.now() + DAY);
        const later = stateOf(linli());
        await send(linli(), call);
        assert.equal(stateOf(linli()), later, `${call[0]}, a day later`);
      });
    }

    it('was tried for every command of the function', () => {
      const commands = examples.filter((one) => one.writes && one.functionName === functionName);
      expect([...covered].sort()).toStrictEqual(
        commands.map(({ action }) => `${functionName}.${action}`).sort(),
      );
    });
  });
}

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import { START } from '../support/community.ts';
import { DISCLOSING } from '../support/disclosing.ts';
import { EXAMPLES } from '../support/examples.ts';
import { type AnyEnvelope, type Linli, startLinli } from '../support/linli.ts';

/**
 * What is shown to an officer and to nobody else leaves an entry in the audit trail. The same command, kept and
 * sent again, shows it for an hour: later it would tell what is so by then, with an entry of long ago.
 */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const MINUTE = 60_000;

describe('what is shown once', () => {
  it('is every action that makes a file, reads a sealed number or writes out a code', async () => {
    const found: string[] = [];
    for (const path of await sourcesBelow('cloudfunctions')) {
      const source = await readFile(path, 'utf8');
      if (!/\b(beginExport|disclose|decryptPhone|printedCode)\(/.test(source)) continue;
      const [, name] = /\baction\('([a-z]+\.[A-Za-z]+)'/.exec(source) ?? [];
      if (name) found.push(name);
    }
    expect(found.sort()).toStrictEqual([...DISCLOSING].sort());
  });

  for (const name of DISCLOSING) {
    it(`${name}: again within the hour with one entry, and not after it`, async () => {
      const [functionName = '', action = ''] = name.split('.');
      const example = EXAMPLES.find(
        (one) => one.functionName === functionName && one.action === action,
      );
      assert.ok(example, `${name} has an example`);
      const input = await example.input(1, linli);
      const send = async (): Promise<AnyEnvelope> =>
        (await linli.call(functionName, action, input, example.as)).envelope;
      const begun = entries().length;
      const first = await send();
      assert.ok(first.ok, JSON.stringify(first));
      const shown = entries().length;
      expect(shown).toBe(begun + 1);

      await linli.clock(START + 50 * MINUTE);
      const again = await send();
      assert.ok(again.ok, JSON.stringify(again));
      await linli.clock(START + 75 * MINUTE);
      expect(await send()).toMatchObject({ ok: false, code: 'COMMAND_EXPIRED' });
      await linli.clock(START + 30 * 24 * 60 * MINUTE);
      expect((await send()).ok).toBe(false);
    });
  }
});

async function sourcesBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
}

function entries(): AuditDocument[] {
  return linli.documents<AuditDocument>('audit');
}

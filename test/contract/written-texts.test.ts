import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { writtenFields } from '../../cloudfunctions/kernel/action/written-texts.ts';
import { actionTables } from '../support/actions.ts';
import { EXAMPLES } from '../support/examples.ts';
import type { Input } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';

/**
 * Whatever one person writes and another reads goes through WeChat's check, in one place (review/check-texts.ts).
 * Every action with a field of text does, which is tried here, or is named with the reason why not.
 */

const ROSTER =
  'the developer of an estate as its papers have it, like the names in the file itself';

/** Actions whose text is not checked as they take it in, and why. */
const UNSEEN: Record<string, string> = {
  'ballot.listVoters': 'looked for, not kept',
  'notice.listNotices': 'looked for, not kept',
  'civility.listCounter': 'looked for, not kept',
  'home.searchAll': 'looked for, not kept',
  'ballot.recordFiling': 'the name of the office that took the papers in',
  'covenant.splitCovenant': 'shown to its writer, not kept',
  'covenant.reportWords': 'read by reviewers alone, who decide about what it says',
  'matter.raiseMatter':
    'read by whoever raised it and the officers who decide; what neighbours read an officer writes',
  'roster.checkRoster': ROSTER,
  'roster.markRoster': ROSTER,
  'roster.importRoster': ROSTER,
  'notice.reportNotice': 'read by reviewers alone, who decide about what it says',
};

/** Drafts of those who write them: checked when they are put before others. */
const LATER: Record<string, string> = { 'ballot.saveMotion': 'ballot.announceMotion' };

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const writing = (await actionTables())
  .map((line) => ({ ...line, name: `${line.functionName}.${line.action}` }))
  .filter(({ input }) => writtenFields(input).length > 0);

describe('every action that takes in text', () => {
  it('and has it unchecked is named with the reason, and none is named in vain', () => {
    const unseen = writing.filter(({ texts }) => texts === 'unseen').map(({ name }) => name);
    expect(unseen.sort()).toStrictEqual(Object.keys(UNSEEN).sort());
    expect(writing.length).toBeGreaterThan(25);
  });

  it('may call the check on the platform', async () => {
    const checking = writing.filter(({ texts }) => texts !== 'unseen');
    for (const functionName of new Set(checking.map((line) => line.functionName))) {
      const config = await readFile(`cloudfunctions/${functionName}/config.json`, 'utf8');
      assert.ok(config.includes('"security.msgSecCheck"'), functionName);
    }
  });

  const checked = writing
    .filter(({ texts }) => texts !== 'unseen')
    .map(({ name }) => LATER[name] ?? name);
  for (const name of new Set(checked)) {
    it(`${name}: what the check finds risky is refused`, async () => {
      const [functionName = '', action = ''] = name.split('.');
      const example = EXAMPLES.find(
        (one) => one.functionName === functionName && one.action === action,
      );
      assert.ok(example, `${name} has an example`);
      const input = withText(name, await example.input(1, linli));
      await linli.verdict('text', 'risky');
      const { envelope } = await linli.call(functionName, action, input, example.as);
      expect(envelope).toMatchObject({ ok: false, code: 'TEXT_REFUSED' });
    });
  }
});

/** An example that leaves out what may be left out says something here. */
function withText(name: string, input: Input): Input {
  if (name === 'resident.decideOwnerClaim') return { ...input, basis: '看过房产证' };
  if (name !== 'ballot.saveSettings') return input;
  const { settings } = input as { settings: object };
  return { ...input, settings: { ...settings, remoteRule: '线上表决办法' } };
}

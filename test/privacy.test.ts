import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from '@jest/globals';
import { privacyText } from '../scripts/privacy-table.ts';

/** What people are promised is made from what the code does. */
describe('docs/privacy.md', () => {
  it('is what the access tables and the inventory say', async () => {
    const written = readFileSync(new URL('../docs/privacy.md', import.meta.url), 'utf8');
    const isCurrent = written === (await privacyText());
    assert.ok(
      isCurrent,
      'docs/privacy.md is out of date: run npm run privacy and read what changed',
    );
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { documentInterfaces, gapsOf, privacyText } from '../scripts/privacy-table.ts';

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

  it('rests on an inventory that knows every field of every document', () => {
    expect(gapsOf()).toStrictEqual([]);
  });

  it('a new field, a new document and a field that is gone are found', () => {
    const documents = documentInterfaces();
    const resident = documents.find(({ name }) => name === 'ResidentDocument');
    resident?.fields.set('birthday', '');
    resident?.fields.delete('name');
    documents.push({ name: 'DiaryDocument', fields: new Map([['secret', '']]) });
    expect(gapsOf(documents).map((gap) => gap.split(':')[0])).toStrictEqual([
      'ResidentDocument.birthday',
      'ResidentDocument.name',
      'DiaryDocument.secret',
    ]);
  });
});

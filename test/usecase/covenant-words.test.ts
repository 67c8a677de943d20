import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CovenantDocument } from '../../cloudfunctions/covenant/collections.ts';
import { MAPLE } from '../support/community.ts';
import { CLAUSES, COVENANT, creating, revising } from '../support/covenants.ts';
import { commandId } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { talkWith } from '../support/talk.ts';

/** What a covenant's text goes through before anybody reads it. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const here = { communityId: MAPLE };
const named = (n: number, covenantId: string, more: object = {}) => ({
  ...here,
  covenantId,
  commandId: commandId(n),
  ...more,
});
const kept = (covenantId: string) =>
  linli.documents<CovenantDocument>('covenants').find(({ _id }) => _id === covenantId);
const draft = (n: number, more: object = {}) =>
  revising(n, { covenantId: COVENANT.draft, title: '一期公约', ...more });
const create = async (n: number, more: object = {}, as: As = 'secretary') =>
  (await ask<{ covenantId: string }>('covenant.create', creating(n, { ...more }), as)).covenantId;

describe('the text check', () => {
  it('refuses risky words', async () => {
    await linli.verdict('text', 'risky');
    const risky = ['TEXT_REFUSED', undefined];
    expect(await refusal('covenant.create', creating(1), 'secretary')).toStrictEqual(risky);
    expect(await refusal('covenant.revise', draft(1), 'secretary')).toStrictEqual(risky);
  });

  it('that does not answer hinders no draft, and opens no round', async () => {
    await linli.verdict('text', 'fail');
    const covenantId = await create(1);
    const round = (n: number, as: As) =>
      refusal('covenant.openRound', named(n, covenantId, { until: '2026-06-20' }), as);
    expect(await round(2, 'partyBranch')).toStrictEqual(['SERVICE_BUSY', undefined]);
    await linli.verdict('text', 'pass');
    assert.equal(await round(2, 'secretary'), 'ok', 'it is asked again');
  });

  it('that doubts a text takes a second person’s eye', async () => {
    await linli.verdict('text', 'review');
    const covenantId = await create(1);
    const round = (n: number, as: As) =>
      refusal('covenant.openRound', named(n, covenantId, { until: '2026-06-20' }), as);
    expect(await round(2, 'secretary')).toStrictEqual(['COVENANT_SECOND_PERSON', undefined]);
    expect(await round(3, 'partyBranch')).toBe('ok');
  });

  it('has to pass what everybody reads at once', async () => {
    await linli.verdict('text', 'fail');
    const busy = await refusal('covenant.revise', revising(1), 'secretary');
    expect(busy).toStrictEqual(['SERVICE_BUSY', undefined]);
    await linli.verdict('text', 'review');
    const doubted = await refusal('covenant.revise', revising(1), 'secretary');
    expect(doubted).toStrictEqual(['TEXT_REFUSED', undefined]);
  });

  it('is asked about what is new only', async () => {
    await linli.verdict('text', 'fail');
    expect(await refusal('covenant.revise', draft(1, { clauses: CLAUSES }), 'secretary')).toBe(
      'ok',
    );
    expect(kept(COVENANT.draft)?.checked).toBe('passed');
    expect(await refusal('covenant.revise', draft(2, { version: 2 }), 'secretary')).toBe('ok');
    expect(kept(COVENANT.draft)?.checked).toBe('unchecked');
  });
});

describe('splitting', () => {
  const split = (more: object, as: As = 'secretary') =>
    refusal('covenant.split', { ...here, placeId: MAPLE, ...more }, as);

  it('reads a file of this community once, and leaves nothing of it', async () => {
    const bytes = new TextEncoder().encode('第一条 互相帮助。\n第二条 爱护环境。');
    const fileId = await linli.cloud.uploadFile(`covenants/${MAPLE}/text.txt`, bytes);
    const found = await ask<{ clauses: object[] }>(
      'covenant.split',
      { ...here, placeId: MAPLE, fileId },
      'secretary',
    );
    expect(found.clauses.length).toBe(2);
    assert.deepEqual(await split({ fileId }), ['FILE_NOT_FOUND', undefined], 'it is gone');
  });

  it('does not read what is not its own', async () => {
    const bytes = new TextEncoder().encode('第一条 互相帮助。');
    for (const path of ['covenants/cedar/text.txt', `rosters/${MAPLE}/text.txt`]) {
      const fileId = await linli.cloud.uploadFile(path, bytes);
      assert.deepEqual(await split({ fileId }), ['FILE_NOT_FOUND', undefined], path);
      assert.ok(await linli.cloud.readFile(fileId), 'and leaves it where it is');
    }
  });

  it('does not read what is longer than a covenant may be, nor keeps it', async () => {
    const long = new TextEncoder().encode('第一条 互相帮助。\n'.repeat(6_001));
    const huge = new Uint8Array(10_000_001).fill(97);
    const limits = ['COVENANT_TOO_LONG', { clauses: 300, characters: 60_000 }];
    for (const [bytes, refused] of [
      [long, limits],
      [huge, ['FILE_TOO_LARGE', { megabytes: 10 }]],
    ] as const) {
      const fileId = await linli.cloud.uploadFile(`covenants/${MAPLE}/text.txt`, bytes);
      expect(await split({ fileId })).toStrictEqual(refused);
      expect(await split({ fileId })).toStrictEqual(['FILE_NOT_FOUND', undefined]);
    }
  });

  it('says what a file is that cannot be read', async () => {
    const fileId = await linli.cloud.uploadFile(
      `covenants/${MAPLE}/text.docx`,
      new Uint8Array([1, 2, 3]),
    );
    expect(await split({ fileId })).toStrictEqual(['FILE_NOT_DOCX', undefined]);
  });
});

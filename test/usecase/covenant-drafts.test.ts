import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CovenantDocument } from '../../cloudfunctions/covenant/collections.ts';
import { MAPLE } from '../support/community.ts';
import { COVENANT, revising } from '../support/covenants.ts';
import { commandId } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { talkWith } from '../support/talk.ts';

/**
 * A draft's earlier versions were never before everybody, and the text check may have doubted them: once a round
 * opens, residents read the text that was opened and what came after it, nothing from before.
 */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const covenantId = COVENANT.draft;
const named = (n: number, more: object = {}) => ({
  communityId: MAPLE,
  covenantId,
  commandId: commandId(n),
  ...more,
});
const revise = (n: number, version: number, title: string) =>
  ask('covenant.reviseCovenant', revising(n, { covenantId, version, title }), 'secretary');
const versions = async (as: As) => {
  const input = { communityId: MAPLE, covenantId };
  const answer = await ask<{ versions: { version: number; what: string }[] }>(
    'covenant.listVersions',
    input,
    as,
  );
  return [...new Set(answer.versions.map(({ version }) => version))];
};
const compare = (as: As, from: number, to: number) =>
  refusal('covenant.compareVersions', { communityId: MAPLE, covenantId, from, to }, as);
const GONE = ['VERSION_NOT_FOUND', undefined];

describe('what was only ever a draft', () => {
  it('stays with the drafting group when a round opens', async () => {
    await linli.verdict('text', 'review');
    await revise(1, 1, '谁家不交钱就贴出来的公约');
    await linli.verdict('text', 'pass');
    await revise(2, 2, '一期居民公约');
    await ask('covenant.openRound', named(3, { until: '2026-06-25' }), 'secretary');
    await revise(4, 3, '一期邻里公约');

    expect(await versions('resident')).toStrictEqual([4, 3]);
    expect(await versions('secretary')).toStrictEqual([4, 3, 2, 1]);
    for (const [from, to] of [
      [2, 4],
      [2, 3],
      [1, 2],
      [3, 1],
    ] as const) {
      expect(await compare('resident', from, to)).toStrictEqual(GONE);
      expect(await compare('secretary', from, to)).toBe('ok');
    }
    expect(await compare('resident', 3, 4)).toBe('ok');
  });

  it('so does a draft between two rounds, while what was settled stays readable', async () => {
    await ask('covenant.openRound', named(1, { until: '2026-06-25' }), 'secretary');
    await ask('covenant.settleCovenant', named(2, { version: 1 }), 'secretary');
    await ask('covenant.reopenCovenant', named(3), 'secretary');
    await revise(4, 1, '一期公约（还在想）');
    await revise(5, 2, '一期公约（想好了）');
    await ask('covenant.openRound', named(6, { until: '2026-06-28' }), 'secretary');

    expect(await versions('resident')).toStrictEqual([3, 1]);
    expect(await compare('resident', 1, 3)).toBe('ok');
    expect(await compare('resident', 1, 2)).toStrictEqual(GONE);
    const [text] = linli
      .documents<CovenantDocument>('covenants')
      .filter(({ _id }) => _id === covenantId);
    expect(text?.publicVersions).toStrictEqual([1, 3]);
  });
});

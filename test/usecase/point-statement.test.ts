import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import type { DigestDocument } from '../../cloudfunctions/civility/collections.ts';
import { instantOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { MadeFile } from '../../typings/contract/roster.ts';
import { HOME, MAPLE, residentIdOf } from '../support/community.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { pointsWith } from '../support/point-talk.ts';
import { talkWith } from '../support/talk.ts';

/** An account of points on paper, and as a table. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { ask, refusal } = talkWith(() => linli);
const { entries, later } = pointsWith(() => linli);
const own = { kind: 'household', id: HOME.second };
const printing = (n: number, more: Input = {}) => ({
  communityId: MAPLE,
  bearer: own,
  form: 'docx',
  commandId: commandId(n),
  ...more,
});

async function opened(input: Input, as: As = 'resident') {
  const file = await ask<MadeFile>('filing.printStatement', input, as);
  const response = await fetch(file.url);
  return { name: file.name, parts: unzipSync(new Uint8Array(await response.arrayBuffer())) };
}
const wordsOf = (bytes: Uint8Array | undefined) =>
  strFromU8(bytes ?? new Uint8Array()).replace(/<[^>]+>/g, ' ');

describe('a statement', () => {
  it('says every entry, and the number that all accounts of the day have', async () => {
    await patch(linli, 'pointRules', { _id: MAPLE }, { digestAt: 1 });
    await later(instantOf('2026-06-17', '00:40'));
    const { name, parts } = await opened(printing(1));
    expect(name).toBe('积分对账单 一期 1栋 1单元 102.docx');
    const words = wordsOf(parts['word/document.xml']);
    const [digest] = linli.documents<DigestDocument>('digests');
    const last = entries().at(-1);
    for (const said of [
      '枫林社区',
      '一共 10 分',
      '邻里互助',
      '+5',
      '网格员',
      'help 第 1 版',
      '全社区到 2026年6月16日为止的校验码',
      digest?.hash ?? 'none',
      `最后一笔是第 ${last?.seq} 笔，校验码 ${last?.hash}`,
    ]) {
      expect(words).toContain(said);
    }
  });

  it('is a table of figures as well, and one of an account without entries says so', async () => {
    const { name, parts } = await opened(printing(1, { form: 'xlsx' }));
    expect(name).toMatch(/\.xlsx$/);
    const cells = Object.entries(parts)
      .filter(([path]) => /^xl\/(worksheets|sharedStrings)/.test(path))
      .map(([, bytes]) => wordsOf(bytes))
      .join(' ');
    expect(cells).toContain('邻里互助');
    expect(cells).toContain(entries().at(-1)?.hash);
    const person = { kind: 'person', id: residentIdOf('resident') };
    const empty = await opened(printing(2, { bearer: person }));
    expect(wordsOf(empty.parts['word/document.xml'])).toContain('还没有积分');
  });

  it('is nobody else’s, not even for a steward of the stair', async () => {
    for (const as of ['stairSteward', 'gridOfficer', 'residentElsewhere'] as const) {
      const [code] = (await refusal('filing.printStatement', printing(1), as)) as string[];
      expect(code).toBe('HOUSEHOLD_NOT_FOUND');
    }
    expect(linli.documents('exports')).toStrictEqual([]);
  });
});

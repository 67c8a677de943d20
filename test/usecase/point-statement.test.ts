import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import type { DigestDocument, LedgerDocument } from '../../cloudfunctions/civility/collections.ts';
import { instantOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { MadeFile } from '../../typings/contract/roster.ts';
import { HOME, MAPLE, residentIdOf } from '../support/community.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { pointsWith } from '../support/point-talk.ts';
import { CARD } from '../support/scorecards.ts';
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

async function opened(input: Input, as: As = 'resident', action = 'filing.printStatement') {
  const file = await ask<MadeFile>(action, input, as);
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

describe('a scorecard', () => {
  const card = (n: number, more: Input = {}) => ({
    communityId: MAPLE,
    book: 'merchants',
    cardId: CARD.shop,
    form: 'docx',
    commandId: commandId(n),
    ...more,
  });
  const member = { book: 'members', cardId: CARD.member };
  const openedCard = (input: Input, as: As) => opened(input, as, 'filing.printCard');

  it('says every entry and what each year comes to, and carries the digest of all books', async () => {
    await patch(linli, 'pointRules', { _id: MAPLE }, { digestAt: 1 });
    await later(instantOf('2026-06-17', '00:40'));
    const { name, parts } = await openedCard(card(1), 'resident');
    expect(name).toBe('商户记分卡 便民店1.docx');
    const words = wordsOf(parts['word/document.xml']);
    const [digest] = linli.documents<DigestDocument>('digests');
    const last = linli
      .documents<LedgerDocument>('scoreEntries')
      .findLast(({ accountId }) => accountId === CARD.shop);
    for (const said of [
      '枫林社区',
      '2026 年一共 6 分，2 星：诚信经营 6 分',
      '明码实价',
      '网格员',
      '全社区到 2026年6月16日为止的校验码',
      digest?.hash ?? 'none',
      `最后一笔是第 2 笔，校验码 ${last?.hash}`,
    ]) {
      expect(words).toContain(said);
    }
    const table = await openedCard(card(2, { form: 'xlsx' }), 'resident');
    const cells = Object.entries(table.parts)
      .filter(([path]) => /^xl\/(worksheets|sharedStrings)/.test(path))
      .map(([, bytes]) => wordsOf(bytes))
      .join(' ');
    expect(cells).toContain(last?.hash);
  });

  it('is printed by whose it is; an officer prints it where they have agreed on paper', async () => {
    const code = async (input: Input, as: As) =>
      ((await refusal('filing.printCard', input, as)) as string[])[0];
    for (const as of ['secretary', 'buildingSteward', 'householdRepresentative'] as const) {
      expect(await code(card(1), as)).toBe('CARD_NOT_FOUND');
    }
    for (const as of ['partyBranch', 'secretary'] as const) {
      expect(await code(card(2, member), as)).toBe('CARD_NOT_FOUND');
    }
    // A card is not found by another book's name.
    expect(await code(card(3, { book: 'members' }), 'resident')).toBe('CARD_NOT_FOUND');
    expect((await openedCard(card(4, member), 'resident')).name).toBe('党员记分卡 顾南枝.docx');
    await patch(linli, 'scorecards', { residentId: residentIdOf('resident') }, { paper: true });
    await openedCard(card(5), 'secretary');
    await openedCard(card(6, member), 'partyBranch');
    expect(await code(card(7, member), 'secretary')).toBe('CARD_NOT_FOUND');
    const said = linli.documents<{ action: string; target: string }>('audit');
    const printed = said.filter(({ action }) => action.endsWith('print-card'));
    expect(printed.map(({ action, target }) => `${action} ${target}`).sort()).toStrictEqual([
      `branch-card.print-card scorebook:${MAPLE}`,
      `branch-card.print-card scorebook:${MAPLE}`,
      `civility.print-card scorecard:${CARD.shop}`,
    ]);
  });
});

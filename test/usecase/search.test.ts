import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SearchGroup, SearchKind } from '../../typings/contract/home.ts';
import { MAPLE, NOTICE } from '../support/community.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';

/** A search over everything: what the caller may read, and nothing else. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const search = async (words: string, as: As) =>
  (await ask<{ groups: SearchGroup[] }>('home.searchAll', { communityId: MAPLE, words }, as))
    .groups;
const found = async (kind: SearchKind, words: string, as: As) =>
  (await search(words, as)).find((group) => group.kind === kind)?.hits.map(({ id }) => id) ?? [];
const WORD = '蓝尾喜鹊';
const rename = (collection: string, field: string, _id?: string) =>
  patch(linli, collection, _id ? { _id } : {}, { [field]: `${WORD}和柿子树` });
const openMatters = () =>
  patch(linli, 'matters', { shelf: 'open' }, { open: { title: `${WORD}和柿子树`, text: '' } });

describe('a search', () => {
  it('finds each kind where it is read, all words together, whatever stands between them', async () => {
    await Promise.all([
      rename('notices', 'title'),
      rename('motions', 'form.title'),
      rename('covenants', 'title'),
      openMatters(),
      rename('shifts', 'title'),
    ]);
    const kinds = (await search(`柿子 ${WORD}`, 'secretary')).map(({ kind }) => kind);
    expect(kinds).toStrictEqual(['notices', 'motions', 'covenants', 'matters', 'shifts']);
    expect(await search(`${WORD} 梧桐`, 'secretary')).toStrictEqual([]);
    for (const group of await search(WORD, 'secretary')) {
      expect(group.hits.length).toBeLessThanOrEqual(8);
    }
  });

  it('has no drafts, nothing withheld or withdrawn, and nothing of other places', async () => {
    await rename('notices', 'title');
    const seen = await found('notices', WORD, 'resident');
    expect(seen).toContain(NOTICE.building);
    expect(seen).not.toContain(NOTICE.elsewhere);
    expect(seen).not.toContain(NOTICE.held);
    expect(await found('notices', WORD, 'gridOfficer')).not.toContain(NOTICE.held);
    await patch(linli, 'notices', { _id: NOTICE.building }, { state: 'withdrawn' });
    expect(await found('notices', WORD, 'resident')).not.toContain(NOTICE.building);
    await rename('motions', 'form.title');
    await patch(linli, 'motions', {}, { state: 'draft' });
    expect(await found('motions', WORD, 'secretary')).toStrictEqual([]);
    await rename('covenants', 'title');
    await patch(linli, 'covenants', {}, { state: 'draft' });
    expect(await found('covenants', WORD, 'secretary')).toStrictEqual([]);
  });

  it('reads of matters what neighbours read, and of mediations nothing', async () => {
    await rename('matters', 'words');
    await rename('mediations', 'about');
    expect(await search(WORD, 'secretary')).toStrictEqual([]);
    await openMatters();
    await patch(linli, 'matters', {}, { shelf: 'closed' });
    expect(await found('matters', WORD, 'secretary')).toStrictEqual([]);
    expect(await found('matters', WORD, 'outsideParty')).toStrictEqual([]);
  });

  it('finds doors for those who look after them, within their places, and never by a name', async () => {
    expect(await found('doors', '101', 'resident')).toStrictEqual([]);
    const all = await found('doors', '单元', 'secretary');
    const own = await found('doors', '单元', 'stairSteward');
    expect(own.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThan(all.length);
    expect(all).toStrictEqual(expect.arrayContaining(own));
    expect(await search('顾南枝', 'secretary')).toStrictEqual([]);
  });

  it('takes any characters as they are, and stays in its community', async () => {
    for (const words of ['.*', '(', '[', '\\\\', '^1', '$', '%', '{}']) {
      expect(await search(words, 'secretary')).toStrictEqual([]);
    }
    expect(
      await refusal('home.searchAll', { communityId: MAPLE, words: '停水' }, 'cedarSecretary'),
    ).toContain('NOT_A_RESIDENT');
    expect(
      await refusal('home.searchAll', { communityId: MAPLE, words: ' ' }, 'resident'),
    ).toContain('INPUT_INVALID');
  });
});

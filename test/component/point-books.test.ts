import { describe, expect, it } from '@jest/globals';
import type { OpeningLine } from '../../typings/contract/civility/opening.ts';
import { answering, openPage, refusing } from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY, MEMBERSHIP } from './samples.ts';

/** Paper books of points: chosen, looked at, entered by one and decided by another. */

const officer = {
  ...MEMBERSHIP,
  roles: [
    {
      role: 'secretary' as const,
      placeId: COMMUNITY,
      placeLabel: '',
      from: '2020-01-01',
      until: null,
    },
  ],
};
const book = (more: Partial<OpeningLine> = {}): OpeningLine => ({
  openingId: 'o1',
  households: 2,
  points: 35,
  left: 1,
  state: 'open',
  posted: 0,
  as: 'secretary',
  decidedAs: '',
  at: now(),
  own: false,
  ...more,
});
const open = (openings: OpeningLine[], more: object = {}) =>
  openPage('package-civility/pages/point-books/index', {
    query: { communityId: COMMUNITY },
    answers: {
      resident: { listMemberships: answering({ memberships: [officer] }) },
      civility: {
        listOpenings: answering({ openings }),
        showOpening: answering({
          opening: book(),
          rows: [{ row: 3, label: '一期 1栋 101', points: 20 }],
          next: null,
        }),
        decideOpening: answering({ state: 'confirmed' as const }),
        ...more,
      },
    },
  });

describe('paper books', () => {
  it('are looked at row by row and decided once, by another than who entered them', async () => {
    const page = await open([book(), book({ openingId: 'o2', own: true })]);
    await page.atRest();
    expect(page.text()).toContain('2 户，35 分');
    expect(page.text()).toContain('您登记的，或者有您家');
    expect(page.text().match(/和本子一致/g)).toHaveLength(1);
    page.tap('一户一户看');
    await page.atRest();
    expect(page.text()).toContain('一期 1栋 101 20 分');
    page.tap('和本子一致');
    await page.atRest();
    page.answer('confirm');
    await page.atRest();
    const sent = page.calls.filter(({ name }) => name === 'civility.decideOpening');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.input).toMatchObject({ openingId: 'o1', agrees: true });
    page.close();
  });

  it('say that there are none, and why they could not be shown', async () => {
    const empty = await open([]);
    await empty.atRest();
    expect(empty.text()).toContain('把纸质积分册转进来');
    expect(empty.text()).not.toContain('登记过的');
    empty.close();
    const failed = await open([], { listOpenings: refusing('SERVICE_BUSY') });
    await failed.atRest();
    expect(failed.text()).toContain('再试一次');
    failed.close();
  });
});

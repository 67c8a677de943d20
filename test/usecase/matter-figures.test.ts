import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { FigureDocument } from '../../cloudfunctions/matter/collections.ts';
import type { MatterBoard, PromiseView } from '../../typings/contract/matter/figure.ts';
import type { MatterLine } from '../../typings/contract/matter/matter.ts';
import { MAPLE, personOf, START } from '../support/community.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { mattersWith } from '../support/matter-talk.ts';
import { MATTER, ofMatter, raising, TRIAGE } from '../support/matters.ts';
import { patch } from '../support/patch.ts';

/** The board, what was promised and kept, and the matters behind each figure. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(async () => {
  await linli.reset();
  await patch(linli, 'matters', { communityId: MAPLE }, { uncounted: true });
  await later();
});
afterAll(() => linli.stop());

const { must, codeOf, later, matterOf } = mattersWith(() => linli);
const board = (as: As = 'secretary') => must<MatterBoard>('showBoard', { communityId: MAPLE }, as);
const promises = (as: As = 'resident') =>
  must<PromiseView>('showPromises', { communityId: MAPLE, months: 12 }, as);
const behind = async (figure: object, as: As = 'secretary') => {
  const input = { communityId: MAPLE, open: null, past: null, ...figure };
  const { matters } = await must<{ matters: MatterLine[] }>('listCounted', input, as);
  return matters;
};

describe('the board', () => {
  it('counts what is open by state, kind and place, and opens what it counts', async () => {
    const shown = await board();
    expect(shown.open).toBe(7);
    expect(shown.states.map(({ state, count }) => `${state} ${count}`)).toStrictEqual([
      'raised 2',
      'accepted 2',
      'planned 1',
      'doing 1',
      'done 1',
    ]);
    expect(shown.week).toBe(6);
    expect(shown.late).toBe(0);
    expect(shown.areas.every(({ label }) => label !== '')).toBe(true);
    for (const { state, count } of shown.states) {
      expect((await behind({ open: { what: 'state', state } })).length).toBe(count);
    }
    for (const { topicId, count } of shown.topics) {
      expect((await behind({ open: { what: 'topic', topicId } })).length).toBe(count);
    }
    for (const { areaId, count } of shown.areas) {
      expect((await behind({ open: { what: 'area', areaId } })).length).toBe(count);
    }
    expect((await behind({ open: { what: 'week' } })).length).toBe(shown.week);
    expect((await behind({ open: { what: 'open' } })).length).toBe(shown.open);
  });

  it('knows the next day what is overdue, without anything having changed', async () => {
    await linli.clock(START + 4 * DAY);
    const shown = await board();
    expect(shown.late).toBe(6);
    expect(shown.week).toBe(0);
    expect((await behind({ open: { what: 'late' } })).length).toBe(6);
  });

  it('follows what happens', async () => {
    await must('raiseMatter', raising(1), 'resident');
    await must('triageMatter', ofMatter(2, MATTER.raised, TRIAGE), 'gridOfficer');
    await later();
    const { open, states } = await board();
    expect(open).toBe(8);
    expect(states.slice(0, 2)).toStrictEqual([
      { state: 'raised', count: 2 },
      { state: 'accepted', count: 3 },
    ]);
    expect(matterOf(MATTER.raised).uncounted).toBe(false);
  });

  it('is for those who look after the whole community', async () => {
    for (const as of ['gridOfficer', 'buildingSteward', 'resident', 'outsideParty'] as const) {
      expect(await codeOf('showBoard', { communityId: MAPLE }, as)).toBe('NOT_ALLOWED');
    }
    expect((await board('streetObserver')).open).toBe(7);
  });
});

describe('what was promised and what was kept', () => {
  it('is n of d, and each number is that of its list', async () => {
    const { all, topics } = await promises();
    expect(all).toMatchObject({ raised: 9, accepted: 6, refused: 1, done: 2, kept: 2, late: 0 });
    expect(all).toMatchObject({ ahead: 2, broken: 0, again: 0, unworded: 1 });
    expect(topics.map(({ topicId, raised }) => [topicId, raised])).toStrictEqual([['facility', 9]]);
    for (const what of [
      'raised',
      'accepted',
      'refused',
      'done',
      'kept',
      'late',
      'ahead',
    ] as const) {
      const shown = await behind({ past: { what, months: 12 } });
      expect([what, shown.length]).toStrictEqual([what, all[what]]);
    }
  });

  it('says «not yet», and what was not kept as its day is over', async () => {
    await must('sayNotYet', ofMatter(1, MATTER.done, { reason: '又灭了' }), 'resident');
    await later();
    expect((await promises()).all).toMatchObject({ done: 1, again: 1, kept: 1, ahead: 3 });
    await linli.clock(Date.parse('2026-07-10T16:30:00Z'));
    expect((await promises()).all).toMatchObject({ ahead: 0, broken: 3 });
    expect((await behind({ past: { what: 'broken', months: 12 } })).length).toBe(3);
  });

  it('counts ratings of the matters of these months', async () => {
    await must('rateMatter', ofMatter(1, MATTER.closed, { rating: 'helped' }), 'resident');
    await must('rateMatter', ofMatter(2, MATTER.done, { rating: 'not' }), 'resident');
    await later();
    expect((await promises()).ratings).toStrictEqual({ helped: 1, partly: 0, not: 1 });
  });

  it('counts one that goes on under another one there and nowhere else', async () => {
    const before = (await promises()).all;
    await must('foldMatter', ofMatter(1, MATTER.raised, { into: MATTER.accepted }), 'gridOfficer');
    await later();
    const { all } = await promises();
    expect(all).toMatchObject({ raised: before.raised, folded: 1, accepted: before.accepted });
    expect((await board()).open).toBe(6);
    expect((await behind({ past: { what: 'folded', months: 12 } })).length).toBe(1);
  });

  it('has no name in it, and shows neighbours what has a public wording', async () => {
    const lists = [
      await behind({ past: { what: 'raised', months: 12 } }, 'residentElsewhere'),
      await behind({ open: { what: 'open' } }, 'residentElsewhere'),
    ];
    for (const matters of lists) {
      expect(matters.length).toBeGreaterThan(0);
      expect(matters.every(({ open }) => open)).toBe(true);
    }
    const text = JSON.stringify([lists, await promises('residentElsewhere')]);
    expect(text).not.toContain(personOf('resident').name);
    expect(text).not.toContain('13900000000');
    const watched = await behind({ past: { what: 'refused', months: 12 } }, 'partyBranch');
    expect(watched.map(({ title }) => title)).toStrictEqual(['']);
  });

  it('shows an outside body the numbers and none of the matters', async () => {
    expect((await promises('outsideParty')).all.raised).toBe(9);
    expect(await behind({ past: { what: 'raised', months: 12 } }, 'outsideParty')).toStrictEqual(
      [],
    );
  });
});

describe('the figures', () => {
  it('are kept by community', () => {
    const ids = linli.documents<FigureDocument>('matterFigures').map(({ _id }) => _id);
    expect(ids.sort()).toStrictEqual([`${MAPLE}:2026-06`, `${MAPLE}:open`]);
  });

  it('are right after they were lost', async () => {
    const [shown, figures] = [await board(), await promises()];
    await patch(linli, 'matters', { _id: MATTER.raised }, { uncounted: true });
    for (const part of ['open', '2026-06']) {
      const query = { _id: `${MAPLE}:${part}` };
      await patch(linli, 'matterFigures', query, { open: null, month: null });
    }
    await later();
    expect((await board()).states).toStrictEqual(shown.states);
    expect((await promises()).all).toStrictEqual(figures.all);
  });
});

import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { ReceiptDocument } from '../../cloudfunctions/notice/collections.ts';
import type { Desk } from '../../typings/contract/home.ts';
import type { Turnout } from '../../typings/contract/notice.ts';
import type { AuthorFigures, RecheckLine } from '../../typings/contract/parts/door-mark.ts';
import { HOME, MAPLE, NOTICE, residentIdOf, START } from '../support/community.ts';
import { PAPER } from '../support/doors.ts';
import { settle } from '../support/faults.ts';
import { oneHousehold, writtenDown } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';

/** A sample of what officers wrote down, put before other officers. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const mark = (n: number, as: As = 'stairSteward', householdId: string = HOME.second) =>
  ask('notice.confirmFor', writtenDown(n, householdId), as);
const drawn = () => patch(linli, 'receipts', { _id: PAPER }, { recheck: 'drawn' });
const list = async (as: As) =>
  (await ask<{ marks: RecheckLine[] }>('notice.listRechecks', { communityId: MAPLE }, as)).marks;
const asking = (n: number, result: string) => ({ ...oneHousehold(n, HOME.second), result });
const say = (n: number, result: string, as: As = 'secretary') =>
  ask('notice.recheckMark', asking(n, result), as);
const figures = async (as: As) =>
  (await ask<{ authors: AuthorFigures[] }>('notice.countMarks', { communityId: MAPLE }, as))
    .authors;
const receipts = () => linli.documents<ReceiptDocument>('receipts');
const confirmed = async () =>
  (
    await ask<Turnout>(
      'notice.countTurnout',
      { communityId: MAPLE, noticeId: NOTICE.building },
      'secretary',
    )
  ).confirmed;

describe('the draw', () => {
  /** Marks of the stair's steward at doors that are not in the roster. */
  const leave = (many: number, more: Partial<ReceiptDocument> = {}) =>
    linli.cloud.database.insertMany(
      'receipts',
      Array.from({ length: many }, (_, n) => ({
        _id: `${NOTICE.building}:paper:door-${n}`,
        communityId: MAPLE,
        noticeId: NOTICE.building,
        residentId: null,
        households: [{ householdId: `door-${n}`, buildingId: 'b', stairId: 's' }],
        keys: [`${NOTICE.building}:door-${n}`],
        by: { residentId: residentIdOf('stairSteward'), name: '白若溪', how: 'door' },
        confirmedAt: START,
        undoneAt: null,
        places: [MAPLE],
        recheck: 'due',
        change: { id: `mark-${n}`, action: 'seed', actorId: 'seed', target: 'seed', at: START },
        ...more,
      })) as never,
    );
  const ids = () =>
    receipts()
      .filter(({ recheck }) => recheck === 'drawn')
      .map(({ _id }) => _id)
      .sort();

  it('is held on the day after, of five marks or more, and is the same however often', async () => {
    await leave(20);
    await linli.clock(START + 60 * 60_000);
    expect(ids()).toStrictEqual([]);
    await linli.clock(START + DAY);
    const first = ids();
    expect(first).toHaveLength(2);
    await linli.clock(START + 2 * DAY);
    expect(ids()).toStrictEqual(first);
    await linli.reset();
    await leave(20);
    await linli.clock(START + DAY);
    expect(ids()).toStrictEqual(first);
    await linli.reset();
    await leave(4);
    await linli.clock(START + DAY);
    expect(ids()).toStrictEqual([]);
    assert.ok(receipts().every(({ recheck }) => recheck !== 'due'));
  });

  it('draws another in the place of one that its author takes back', async () => {
    await leave(20, { confirmedAt: START - 60 * 60_000 * 9 }); // one in the morning: the day is over at ten past twelve
    await linli.clock(START + DAY);
    expect(ids()).toHaveLength(2);
    const [first = ''] = ids();
    await patch(
      linli,
      'receipts',
      { _id: first },
      { undoneAt: START + DAY, recheck: 'due', keys: [], households: [] },
    );
    await linli.clock(START + DAY + 2 * 60_000);
    expect(ids()).toHaveLength(2);
    expect(ids()).not.toContain(first);
  });
});

describe('a mark that was drawn', () => {
  beforeEach(async () => {
    await mark(1);
    await drawn();
  });

  it('is put before officers of the place: not its author, nor whoever lives there', async () => {
    expect(await list('secretary')).toStrictEqual([
      {
        noticeId: NOTICE.building,
        title: expect.anything(),
        householdId: HOME.second,
        label: '一期 1栋 1单元 102',
        authorName: '白若溪',
        how: 'paper',
        at: expect.anything(),
        tries: 0,
        hasPhone: true,
      },
    ]);
    for (const as of ['gridOfficer', 'buildingSteward'] as const) {
      expect(await list(as)).toHaveLength(1);
    }
    for (const as of ['stairSteward', 'stewardElsewhere'] as const) {
      expect(await list(as)).toStrictEqual([]);
    }
    const refused = (as: As) => refusal('notice.recheckMark', asking(9, 'sure'), as);
    expect(await refused('stairSteward')).toStrictEqual(['MARK_OWN', undefined]);
    await patch(
      linli,
      'residents',
      { _id: residentIdOf('buildingSteward') },
      { households: [{ householdId: HOME.second, label: '', joinedAt: 1 }] },
    );
    expect(await list('buildingSteward')).toStrictEqual([]);
    expect(await refused('buildingSteward')).toStrictEqual(['HOUSEHOLD_OWN', undefined]);
  });

  it('stands on the desk of those who may ask, and its number can be called', async () => {
    const count = async (as: As) =>
      (await ask<Desk>('home.showDesk', { communityId: MAPLE }, as)).figures.find(
        ({ kind }) => kind === 'rechecks',
      )?.count;
    expect([await count('secretary'), await count('stairSteward')]).toStrictEqual([1, 0]);
    const call = oneHousehold(5, HOME.second);
    expect(await ask('notice.callNumber', call, 'secretary')).toMatchObject({
      phone: expect.stringMatching(/^1\d{10}$/),
    });
    const own = await refusal('notice.callNumber', oneHousehold(6, HOME.second), 'stairSteward');
    expect(own).toStrictEqual(['HOUSEHOLD_CONFIRMED', undefined]);
  });

  it('of a household that knew stays, and is asked about no more', async () => {
    await say(2, 'sure');
    expect(await confirmed()).toBe(1);
    expect(await list('gridOfficer')).toStrictEqual([]);
    expect(await figures('secretary')).toStrictEqual([
      { name: '白若溪', own: false, marks: 1, asked: 1, unaware: 0, denied: 0 },
    ]);
    const again = await refusal('notice.recheckMark', asking(3, 'unaware'), 'gridOfficer');
    expect(again).toStrictEqual(['MARK_GONE', undefined]);
  });

  it('of a household that did not know goes, counts for its author, who cannot make it again', async () => {
    await say(2, 'unaware');
    expect(await confirmed()).toBe(0);
    const counted = { name: '白若溪', marks: 0, asked: 1, unaware: 1, denied: 0 };
    expect(await figures('secretary')).toStrictEqual([{ ...counted, own: false }]);
    expect(await figures('stairSteward')).toStrictEqual([{ ...counted, own: true }]);
    expect(await figures('buildingSteward')).toStrictEqual([]);
    const again = await refusal('notice.confirmFor', writtenDown(3, HOME.second), 'stairSteward');
    expect(again).toStrictEqual(['MARK_DISPUTED', undefined]);
    await settle(linli);
    expect(linli.documents<{ _id: string }>('messages').map(({ _id }) => _id)).toContainEqual(
      expect.stringContaining(residentIdOf('stairSteward')),
    );
  });

  it('where nobody answers is asked about on three days', async () => {
    await say(2, 'unreached');
    expect((await list('secretary'))[0]?.tries).toBe(1);
    await linli.clock(START + DAY);
    await say(3, 'unreached', 'gridOfficer');
    await linli.clock(START + 2 * DAY);
    await say(4, 'unreached');
    expect(await list('secretary')).toStrictEqual([]);
    expect(await confirmed()).toBe(1);
    expect((await figures('secretary'))[0]?.asked).toBe(0);
  });

  it('that its household denies meanwhile is one that was not so, once', async () => {
    await ask('notice.denyMark', oneHousehold(2, HOME.second), 'resident');
    expect(await list('secretary')).toStrictEqual([]);
    expect(await refusal('notice.recheckMark', asking(3, 'sure'), 'secretary')).toStrictEqual([
      'MARK_GONE',
      undefined,
    ]);
    expect((await figures('secretary'))[0]).toMatchObject({ asked: 0, unaware: 0, denied: 1 });
  });
});

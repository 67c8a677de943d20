import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type { HandoutDocument, ReceiptDocument } from '../../cloudfunctions/notice/collections.ts';
import type { Desk } from '../../typings/contract/home.ts';
import type { RecheckLine } from '../../typings/contract/parts/door-mark.ts';
import { HOME, MAPLE, NOTICE, PLACE, residentIdOf, START } from '../support/community.ts';
import { handing, PAPER } from '../support/doors.ts';
import { settle } from '../support/faults.ts';
import { commandId, oneHousehold, withdrawal, writtenDown } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';

/** Marks on doors, their sample and handed doors: by officers who gain by them, and by officers who are tired. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const read = { communityId: MAPLE, noticeId: NOTICE.building };
const mark = (n: number, as: As = 'stairSteward') =>
  ask('notice.confirmFor', writtenDown(n, HOME.second), as);
const list = async (as: As) =>
  (await ask<{ marks: RecheckLine[] }>('notice.listRechecks', { communityId: MAPLE }, as)).marks;
const onDesk = async (as: As) =>
  (await ask<Desk>('home.showDesk', { communityId: MAPLE }, as)).figures.find(
    ({ kind }) => kind === 'rechecks',
  )?.count;
const asking = (n: number, result: string) => ({ ...oneHousehold(n, HOME.second), result });
const receipts = () => linli.documents<ReceiptDocument>('receipts');
const stateOf = (id: string) => receipts().find(({ _id }) => _id === id)?.recheck;
const drawn = () =>
  receipts()
    .filter(({ recheck }) => recheck === 'drawn')
    .map(({ _id }) => _id);
const confirm = (n: number, as: As) =>
  ask('notice.confirmNotice', { ...read, commandId: commandId(n) }, as);

describe('a door of the sample', () => {
  beforeEach(async () => {
    await mark(1);
    await patch(linli, 'receipts', { _id: PAPER }, { recheck: 'drawn' });
    expect([(await list('secretary')).length, await onDesk('secretary')]).toStrictEqual([1, 1]);
  });

  it('that has confirmed by itself since is asked about no more', async () => {
    await confirm(2, 'resident');
    expect(await list('secretary')).toStrictEqual([]);
    await linli.clock(START + 60_000);
    expect(await onDesk('secretary')).toBe(0);
    expect(stateOf(PAPER)).toBe('due');
    await linli.clock(START + DAY);
    expect(stateOf(PAPER)).toBe('passed');
  });

  it('of a notice that is withdrawn is asked about no more', async () => {
    await ask('notice.withdrawNotice', withdrawal(2, NOTICE.building), 'secretary');
    expect(await list('secretary')).toStrictEqual([]);
    await linli.clock(START + 60_000);
    expect(await onDesk('secretary')).toBe(0);
  });

  it('that nobody has asked at within thirty days does not stay on the desk', async () => {
    await linli.clock(START + 31 * DAY);
    expect(await onDesk('secretary')).toBe(0);
    expect(await list('secretary')).toStrictEqual([]);
    expect(stateOf(PAPER)).toBe('unreached');
  });

  it('where nobody answers is asked at three times on three days, not by three taps', async () => {
    await ask('notice.recheckMark', asking(2, 'unreached'), 'secretary');
    for (const [n, as] of [
      [3, 'secretary'],
      [4, 'gridOfficer'],
    ] as const) {
      expect(await refusal('notice.recheckMark', asking(n, 'unreached'), as)).toStrictEqual([
        'RECHECK_TODAY',
        undefined,
      ]);
    }
    expect((await list('secretary'))[0]?.tries).toBe(1);
    await ask('notice.recheckMark', asking(5, 'sure'), 'gridOfficer');
    expect(await list('secretary')).toStrictEqual([]);
  });

  it('is not asked at by somebody who lives with its author', async () => {
    await patch(
      linli,
      'residents',
      { _id: residentIdOf('buildingSteward') },
      { households: [{ householdId: HOME.first, label: '', joinedAt: 1 }] },
    );
    await patch(linli, 'receipts', { _id: PAPER }, { authorHomes: [HOME.first] });
    expect([await list('buildingSteward'), await onDesk('buildingSteward')]).toStrictEqual([[], 0]);
    expect(await refusal('notice.recheckMark', asking(2, 'sure'), 'buildingSteward')).toStrictEqual(
      ['MARK_OWN', undefined],
    );
    expect(await list('gridOfficer')).toHaveLength(1);
  });
});

describe('the draw', () => {
  /** Marks of the stair's steward at doors that are not in the roster; of the first ones somebody has confirmed. */
  const leave = (many: number, confirmed: number) => {
    const door = (n: number) => ({ householdId: `door-${n}`, buildingId: 'b', stairId: 's' });
    const change = { id: 'mark', action: 'seed', actorId: 'seed', target: 'seed', at: START };
    const receipt = (n: number) => ({
      communityId: MAPLE,
      noticeId: NOTICE.building,
      households: [door(n)],
      keys: [`${NOTICE.building}:door-${n}`],
      confirmedAt: START,
      undoneAt: null,
    });
    return linli.cloud.database.insertMany('receipts', [
      ...Array.from({ length: many }, (_, n) => ({
        ...receipt(n),
        _id: `${NOTICE.building}:paper:door-${n}`,
        residentId: null,
        by: { residentId: residentIdOf('stairSteward'), name: '白若溪', how: 'door' },
        places: [MAPLE],
        recheck: 'due',
        change: { ...change, id: `mark-${n}` },
      })),
      ...Array.from({ length: confirmed }, (_, n) => ({
        ...receipt(n),
        _id: `${NOTICE.building}:self-${n}`,
        residentId: `self-${n}`,
        by: { residentId: `self-${n}`, name: '', how: 'self' },
      })),
    ] as never);
  };

  it('is not made thinner by marks at doors that had confirmed by themselves', async () => {
    await leave(20, 10);
    await linli.clock(START + DAY);
    const open = Array.from({ length: 10 }, (_, n) => `${NOTICE.building}:paper:door-${n + 10}`);
    expect(drawn()).toHaveLength(1);
    expect(receipts().find(({ recheck }) => recheck === 'drawn')?.authorHomes).toStrictEqual([
      HOME.first,
    ]);
    for (const id of drawn()) expect(open).toContain(id);
    await linli.reset();
    await leave(20, 17);
    await linli.clock(START + DAY);
    expect(drawn()).toStrictEqual([]);
  });

  it('draws another in the place of a door that confirms by itself', async () => {
    await leave(20, 0);
    await linli.clock(START + DAY);
    const [first = ''] = drawn();
    const number = first.split('-').at(-1);
    await linli.cloud.database.insertMany('receipts', [
      {
        _id: `${NOTICE.building}:late`,
        communityId: MAPLE,
        noticeId: NOTICE.building,
        residentId: 'late',
        households: [],
        keys: [`${NOTICE.building}:door-${number}`],
        by: { residentId: 'late', name: '', how: 'self' },
        confirmedAt: START + DAY,
        undoneAt: null,
      },
    ] as never);
    await linli.clock(START + DAY + 120_000);
    expect(drawn()).toHaveLength(2);
    expect(drawn()).not.toContain(first);
  });

  it('draws nothing of a notice that is withdrawn', async () => {
    await leave(20, 0);
    await patch(linli, 'notices', { _id: NOTICE.building }, { state: 'withdrawn' });
    await linli.clock(START + DAY);
    expect(drawn()).toStrictEqual([]);
    expect(receipts().some(({ recheck }) => recheck === 'due')).toBe(false);
  });
});

describe('an officer', () => {
  it('is told that a mark was not so, though another has made it anew at once', async () => {
    await mark(1);
    await ask('notice.denyMark', oneHousehold(2, HOME.second), 'resident');
    await mark(3, 'buildingSteward');
    await settle(linli);
    const told = linli
      .documents<MessageDocument>('messages')
      .filter(({ subject }) => subject === 'notice-mark')
      .map(({ residentId, data }) => [residentId, data.thing3?.value]);
    expect(told).toContainEqual([residentIdOf('stairSteward'), '102说没有人告诉过']);
    expect(told).toContainEqual([residentIdOf('resident'), '罗清和记了您家已知道']);
  });
});

describe('handed doors', () => {
  const handed = async (as: As) =>
    (await ask<Desk>('home.showDesk', { communityId: MAPLE }, as)).handed ?? [];
  const parts = () =>
    linli.documents<HandoutDocument>('handouts').flatMap(({ parts: found }) => found);

  it('of a building and a stair of it, ticked together, are handed out once', async () => {
    const both = handing(1, [PLACE.building, PLACE.stair]);
    expect(await ask('notice.handOutDoors', both, 'secretary')).toStrictEqual({ doors: 3 });
    expect(parts().map(({ placeId }) => placeId)).toStrictEqual([PLACE.building]);
  });

  it('are listed however many have been asked at before', async () => {
    await ask('notice.handOutDoors', handing(1, [PLACE.stair]), 'secretary');
    const [part] = parts();
    await patch(
      linli,
      'handouts',
      { _id: NOTICE.building },
      {
        parts: [
          ...Array.from({ length: 60 }, (_, n) => ({
            ...part,
            placeId: `${PLACE.building}.none-${n}`,
            dueDay: '2026-06-15',
          })),
          part,
        ],
      },
    );
    expect((await handed('buildingSteward')).map(({ placeId }) => placeId)).toStrictEqual([
      PLACE.stair,
    ]);
  });

  it('wait for nobody once the notice is over', async () => {
    await ask('notice.handOutDoors', handing(1, [PLACE.stair]), 'secretary');
    await patch(linli, 'notices', { _id: NOTICE.building }, { expiresAt: START + DAY });
    expect(await handed('buildingSteward')).toHaveLength(1);
    await linli.clock(START + DAY + 1);
    expect(await handed('buildingSteward')).toStrictEqual([]);
  });
});

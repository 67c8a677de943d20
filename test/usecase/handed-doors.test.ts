import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Desk } from '../../typings/contract/home.ts';
import type { Handout } from '../../typings/contract/parts/handout.ts';
import { HOME, MAPLE, NOTICE, PLACE, residentIdOf } from '../support/community.ts';
import { DUE, handing, returning } from '../support/doors.ts';
import { commandId, withdrawal, writtenDown } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { talkWith } from '../support/talk.ts';

/** Doors of a notice that stewards are to ask at until a day. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const read = { communityId: MAPLE, noticeId: NOTICE.building };
const hand = (n: number, placeIds: string[], stewardId?: string) =>
  ask<{ doors: number }>('notice.handOutDoors', handing(n, placeIds, stewardId), 'secretary');
const refused = (n: number, placeIds: string[], more: object = {}, as: As = 'secretary') =>
  refusal('notice.handOutDoors', { ...handing(n, placeIds), ...more }, as);
const show = (as: As) => ask<Handout>('notice.showHandout', read, as);
const handed = async (as: As) =>
  (await ask<Desk>('home.showDesk', { communityId: MAPLE }, as)).handed;

describe('doors that are handed out', () => {
  it('wait for their steward with the day, until each has confirmed by whatever way', async () => {
    expect(await hand(1, [PLACE.building])).toStrictEqual({ doors: 3 });
    const [line] = (await handed('buildingSteward')) ?? [];
    expect(line).toStrictEqual({
      noticeId: NOTICE.building,
      title: expect.anything(),
      placeId: PLACE.building,
      label: '一期 1栋',
      dueDay: DUE,
      open: 3,
    });
    expect(await handed('stairSteward')).toStrictEqual([]);
    await ask('notice.confirmNotice', { ...read, commandId: commandId(2) }, 'resident');
    await ask('notice.confirmFor', writtenDown(3, HOME.first), 'buildingSteward');
    expect((await handed('buildingSteward'))?.[0]?.open).toBe(1);
    const { parts } = await show('secretary');
    expect(
      parts.map(({ doors, open, own, stewardName }) => [stewardName, doors, open, own]),
    ).toStrictEqual([['罗清和', 3, 1, false]]);
    await ask(
      'notice.confirmNotice',
      { ...read, commandId: commandId(4) },
      'householdRepresentative',
    );
    expect(await handed('buildingSteward')).toStrictEqual([]);
    expect((await show('buildingSteward')).parts[0]).toMatchObject({ open: 0, own: true });
  });

  it('are in one hand only: neither a stair of the building nor the building around a stair', async () => {
    await hand(1, [PLACE.stair], residentIdOf('stairSteward'));
    const taken = ['DOORS_HANDED', { name: '白若溪' }];
    expect(await refused(2, [PLACE.building])).toStrictEqual(taken);
    expect(await refused(3, [PLACE.stair])).toStrictEqual(taken);
    await hand(4, [PLACE.otherStair]);
    expect(await refused(5, [PLACE.otherStair])).toStrictEqual([
      'DOORS_HANDED',
      { name: '罗清和' },
    ]);
  });

  it('are offered by building and by stair that has a steward, to who looks after them', async () => {
    const { places, mayHand } = await show('secretary');
    expect(mayHand).toBe(true);
    expect(
      places.map(({ label, open, handed: isHanded, stewards }) => [
        label,
        open,
        isHanded,
        stewards.map(({ name }) => name),
      ]),
    ).toStrictEqual([
      ['一期 1栋', 3, false, ['罗清和', '郭望舒']],
      ['一期 1栋 1单元', 2, false, ['白若溪', '罗清和', '郭望舒']],
    ]);
    await hand(1, [PLACE.building]);
    assert.ok((await show('gridOfficer')).places.every((place) => place.handed));
    const own = await show('stairSteward');
    expect([own.mayHand, own.places, own.parts]).toStrictEqual([false, [], []]);
  });

  it('go to somebody who looks after them, on a day that is near, where there are any', async () => {
    const unfit = { stewardId: residentIdOf('stewardElsewhere') };
    expect(await refused(1, [PLACE.building], unfit)).toStrictEqual(['STEWARD_UNFIT', undefined]);
    const ended = { stewardId: residentIdOf('expiredSteward') };
    expect(await refused(2, [PLACE.building], ended)).toStrictEqual(['STEWARD_UNFIT', undefined]);
    for (const dueDay of ['2026-06-14', '2026-07-16']) {
      const day = await refused(3, [PLACE.building], { dueDay });
      expect(day).toStrictEqual(['DOORS_DAY_UNFIT', { days: 30 }]);
    }
    expect(await refused(4, [PLACE.otherBuilding])).toStrictEqual([
      'NOTICE_NOT_ADDRESSED',
      undefined,
    ]);
    expect(await refused(5, [PLACE.building], {}, 'buildingSteward')).toStrictEqual([
      'NOT_ALLOWED',
      undefined,
    ]);
    await ask(
      'notice.confirmNotice',
      { ...read, commandId: commandId(6) },
      'householdRepresentative',
    );
    expect(await refused(7, [PLACE.otherStair])).toStrictEqual(['DOORS_NONE', undefined]);
  });

  it('are given back with a reason by whoever has them, or taken back, and go to another', async () => {
    await hand(1, [PLACE.stair]);
    const other = await refusal('notice.returnDoors', returning(2, PLACE.stair), 'stairSteward');
    expect(other).toStrictEqual(['DOORS_OTHERS', { name: '罗清和' }]);
    await ask('notice.returnDoors', returning(3, PLACE.stair), 'buildingSteward');
    expect(await handed('buildingSteward')).toStrictEqual([]);
    await hand(4, [PLACE.stair], residentIdOf('stairSteward'));
    expect(await handed('stairSteward')).toHaveLength(1);
    const { parts } = await show('secretary');
    expect(parts.map(({ stewardName, back }) => [stewardName, back?.reason])).toStrictEqual([
      ['白若溪', undefined],
      ['罗清和', 'away'],
    ]);
    await ask('notice.returnDoors', returning(5, PLACE.stair), 'gridOfficer');
    const again = await refusal('notice.returnDoors', returning(6, PLACE.stair), 'stairSteward');
    expect(again).toStrictEqual(['DOORS_BACK', undefined]);
  });

  it('wait for nobody any more once the notice is withdrawn', async () => {
    await hand(1, [PLACE.building]);
    await ask('notice.withdrawNotice', withdrawal(2, NOTICE.building), 'secretary');
    expect(await handed('buildingSteward')).toStrictEqual([]);
  });
});

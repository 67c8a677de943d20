import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import type { GridLine } from '../../typings/contract/roster.ts';
import { HOME, MAPLE, PLACE, START } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { talkWith } from '../support/talk.ts';

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);

const put = (n: number, householdIds: string[], grid: string | null) =>
  ask(
    'roster.setGrid',
    { communityId: MAPLE, householdIds, grid, commandId: commandId(n) },
    'secretary',
  );
async function gridsOf(placeId: string): Promise<(string | number | null)[][]> {
  const input = { communityId: MAPLE, placeId };
  const { grids } = await ask<{ grids: GridLine[] }>('roster.grids', input, 'secretary');
  return grids.map(({ estate, grid, households, size }) => [estate, grid, households, size]);
}
const gridOf = (id: string) =>
  linli.documents<HouseholdDocument>('households').find(({ _id }) => _id === id)?.grid;

describe('micro-grids', () => {
  it('are counted by estate, and those of another place are not shown', async () => {
    await put(1, [HOME.first, HOME.second], '第1网格');
    await put(2, [HOME.otherEstate], '第1网格');
    expect(await gridsOf(MAPLE)).toStrictEqual([
      ['一期', '第1网格', 2, 'small'],
      ['一期', null, 2, 'small'],
      ['二期', '第1网格', 1, 'small'],
      ['二期', null, 1, 'small'],
    ]);
    expect(await gridsOf(PLACE.stair)).toStrictEqual([['一期', '第1网格', 2, 'small']]);
    expect(await gridsOf(PLACE.otherBuilding)).toStrictEqual([['一期', null, 2, 'small']]);
  });

  it('are left again, and the trail has one entry a command', async () => {
    await put(1, [HOME.first, HOME.second], '第1网格');
    await put(2, [HOME.second], null);
    expect([gridOf(HOME.first), gridOf(HOME.second)]).toStrictEqual(['第1网格', null]);
    const entries = linli
      .documents<AuditDocument>('audit')
      .filter(({ action }) => action === 'roster.set-grid');
    expect(entries.map(({ target }) => target).sort()).toStrictEqual([
      `place:${PLACE.stair}`,
      `place:${PLACE.stair}`,
    ]);
  });

  it('a late retry does not undo what came after it', async () => {
    await put(1, [HOME.first], '第1网格');
    await linli.clock(START + 60_000);
    await put(2, [HOME.first], '第2网格');
    await put(1, [HOME.first], '第1网格');
    expect(gridOf(HOME.first)).toBe('第2网格');
  });

  it('a household that is not there, and one named twice, change nothing', async () => {
    const input = (householdIds: string[]) => ({
      communityId: MAPLE,
      householdIds,
      grid: '第1网格',
      commandId: commandId(1),
    });
    const gone = input([HOME.first, `${PLACE.stair}.zzzzzzzz`]);
    const [code] = (await refusal('roster.setGrid', gone, 'secretary')) as string[];
    expect(code).toBe('HOUSEHOLD_NOT_FOUND');
    const twice = input([HOME.first, HOME.first]);
    const [other] = (await refusal('roster.setGrid', twice, 'secretary')) as string[];
    expect(other).toBe('INPUT_INVALID');
    expect(gridOf(HOME.first)).toBe(null);
  });
});

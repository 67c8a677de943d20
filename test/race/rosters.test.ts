import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import { MAPLE } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { uploadRoster } from '../support/roster.ts';

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

it('rosters that write the same doors in other ways, imported at once, make each household once', () =>
  inAnyOrder(linli, async () => {
    const writings = [
      ['三期', '3栋', '2单元'],
      ['三期', '3号楼', '二单元'],
      ['三 期', '03', '2'],
    ];
    const numbers = [(n: number) => String(n), (n: number) => `0${n}`, (n: number) => `${n}室`];
    const files = await Promise.all(
      writings.map((where, index) => {
        const lines = [301, 302, 303].map((n) => [...where, numbers[index]?.(n) ?? '', '80']);
        return uploadRoster(linli, lines, `race-${index}`);
      }),
    );
    const answers = await Promise.all(
      files.map((fileId, index) => {
        const input = { communityId: MAPLE, fileId, commandId: commandId(index) };
        return linli.call('roster', 'importRoster', input, 'secretary');
      }),
    );
    expect(answers.map(({ envelope }) => envelope.ok)).toStrictEqual([true, true, true]);
    const homes = linli
      .documents<HouseholdDocument>('households')
      .filter(({ lineage, label }) => lineage[0] === MAPLE && /^三\s?期/.test(label));
    expect(homes.length).toBe(3);
  }));

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decryptPhone, keyIdOf } from '../../cloudfunctions/kernel/secret.ts';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import { DATA_KEY, HOME, MAPLE } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { uploadRoster } from '../support/roster.ts';

/** Numbers are encrypted by a newer key while a roster brings another number, and while the timer is cut. */

const BOTH = `k2:${Buffer.alloc(32, 'linli-newer').toString('base64')},${DATA_KEY}`;

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli({ dataKey: BOTH });
});
afterAll(async () => {
  process.env.LINLI_DATA_KEY = DATA_KEY;
  await linli.stop();
});

/** As it is at the start, of the first key; then both are known here as well. */
async function begin(): Promise<void> {
  process.env.LINLI_DATA_KEY = DATA_KEY;
  await linli.reset();
  process.env.LINLI_DATA_KEY = BOTH;
}

const headOf = (id: string) =>
  linli.documents<HouseholdDocument>('households').find(({ _id }) => _id === id)?.head;

describe('numbers under a newer key', () => {
  it('a number that a roster brings meanwhile stays', () =>
    inAnyOrder(
      linli,
      async () => {
        await begin();
        const lines = [['一期', '1栋', '1单元', '102', '', '', '13600009999']];
        const fileId = await uploadRoster(linli, lines);
        const input = { communityId: MAPLE, fileId, commandId: commandId(1) };
        await Promise.all([
          linli.timer('roster'),
          linli.call('roster', 'importRoster', input, 'secretary'),
        ]);
        await linli.timer('roster');
        const head = headOf(HOME.second);
        expect(decryptPhone(head?.phoneCipher ?? '')).toBe('13600009999');
        expect([head?.phoneCipher, head?.phoneHash].map((one) => keyIdOf(one ?? ''))).toStrictEqual(
          ['k2', 'k2'],
        );
      },
      { planned: 6, random: 4 },
    ));

  it('cut between two of them, the next run goes on', async () => {
    await begin();
    const numbers = () =>
      linli
        .documents<HouseholdDocument>('households')
        .flatMap(({ head }) => head.phoneCipher ?? [])
        .sort();
    const before = numbers().map(decryptPhone).sort();
    let isMixed = false;
    for (let request = 1; request <= 12; request += 1) {
      await linli.cut('roster', { request, when: 'after' });
      await linli.timer('roster');
      const keys = new Set(numbers().map(keyIdOf));
      isMixed ||= keys.size === 2;
      expect(numbers().map(decryptPhone).sort()).toStrictEqual(before);
    }
    expect(isMixed).toBe(true);
    await linli.reset().then(begin);
    await linli.timer('roster');
    expect([...new Set(numbers().map(keyIdOf))]).toStrictEqual(['k2']);
  });
});

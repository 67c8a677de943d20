import assert from 'node:assert/strict';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Gate } from '../support/gate.ts';
import { inAnyOrder } from '../support/orders.ts';

/** The gate itself, with calls of a few lines in the place of functions. */

let gate: Gate;
let stock: number;
let sold: number;
let went: string[];
const shop = {
  get gate() {
    return gate;
  },
  async reset() {
    stock = 1;
    sold = 0;
    went = [];
  },
};
beforeEach(() => {
  gate = new Gate();
});

/** A call that makes these requests, one after the other. */
function call(id: string, requests: readonly (() => boolean)[]): Promise<void> {
  return gate.during(async () => {
    gate.begin(id, id);
    for (const [at, request] of requests.entries()) {
      await gate.admit(`database.${at}`, id);
      went.push(`${id}${at}`);
      if (!request()) break;
    }
    gate.end(id);
  });
}

/** Looks whether one is left, then takes it: right only if nothing happens in between. */
function buy(id: string): Promise<void> {
  let isLeft = false;
  return call(id, [
    () => {
      isLeft = stock > 0;
      return isLeft;
    },
    () => {
      stock -= 1;
      sold += 1;
      return true;
    },
  ]);
}

/** The same with the condition in the write. */
function buyIfLeft(id: string): Promise<void> {
  return call(id, [
    () => stock > 0,
    () => {
      if (stock > 0) sold += 1;
      stock = 0;
      return true;
    },
  ]);
}

/** What a race ends in. */
async function failureOf(buying: (id: string) => Promise<void>, seed: number): Promise<string> {
  try {
    await inAnyOrder(
      shop,
      async () => {
        await Promise.all(['a', 'b'].map(buying));
        assert.ok(sold <= 1, `${sold} were sold`);
      },
      { seed },
    );
    return '';
  } catch (error) {
    const { message, cause } = error as Error;
    return `${message}\n${(cause as Error | undefined)?.message}`;
  }
}

describe('a check followed by a write', () => {
  it('is found on every run, with the shortest order that shows it', async () => {
    const found = await failureOf(buy, 1);
    expect(found).toContain('Counterexample: [[0,1]]');
    expect(found).toContain('2 were sold');
    expect(found).toMatch(
      / {2}1 a: database\.0\n {2}2 b: database\.0\n {2}2 b: database\.1\n {2}1 a: database\.1/,
    );
    for (let again = 0; again < 5; again += 1) expect(await failureOf(buy, 1)).toBe(found);
    for (const seed of [2, 3, 4]) expect(await failureOf(buy, seed)).toContain('2 were sold');
  });

  it('is none if the condition stands in the write', async () => {
    expect(await failureOf(buyIfLeft, 1)).toBe('');
  });
});

describe('the gate', () => {
  const yes = () => true;

  it('lets every order come up', async () => {
    const orders = new Set<string>();
    await inAnyOrder(
      shop,
      async () => {
        await Promise.all(['a', 'b'].map((id) => call(id, [yes, yes])));
        orders.add(went.join(' '));
      },
      { random: 40 },
    );
    expect([...orders].sort()).toStrictEqual([
      'a0 a1 b0 b1',
      'a0 b0 a1 b1',
      'a0 b0 b1 a1',
      'b0 a0 a1 b1',
      'b0 a0 b1 a1',
      'b0 b1 a0 a1',
    ]);
  });

  it('lets through what is not at once, and requests that one call sends together', async () => {
    await inAnyOrder(shop, async () => {
      await call('first', [yes, yes]);
      await gate.during(async () => {
        gate.begin('both', 'both');
        await Promise.all([gate.admit('database.x', 'both'), gate.admit('database.y', 'both')]);
        gate.end('both');
      });
      expect(went).toStrictEqual(['first0', 'first1']);
    });
  });

  it('holds nothing once the test is over, also if it fails', async () => {
    const failing = inAnyOrder(shop, async () => {
      void call('left', [yes, yes]);
      throw new Error('it failed');
    });
    await expect(failing).rejects.toThrow('Property failed');
    expect(gate.admit('database.x', 'left')).toBeUndefined();
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NOTICE, START } from '../support/community.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';

/** Where a test lets time go by again, timers that would be idle once more are left out, and no others. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const LATER = START + 7 * 60_000;
const change = {
  id: 'a-change',
  action: 'notice.pin',
  at: START - 60_000,
  by: 'somebody',
  commandId: 'a-command',
};

/** @returns how many requests the timers sent */
async function passed(): Promise<number> {
  const before = linli.requests.length;
  expect((await linli.clock(LATER)).sort()).toStrictEqual(linli.timed);
  return linli.requests.length - before;
}

/** A notice as it is after a change whose entry is there. */
async function changed(): Promise<void> {
  await patch(linli, 'notices', { _id: NOTICE.building }, { change });
  await linli.cloud.database.insertMany('audit', [{ _id: change.id, ...change }]);
}

const entry = () => linli.documents('audit').find(({ _id }) => _id === change.id);

describe('a timer that was idle', () => {
  it('need not run at the same time with the same documents, and says what it said', async () => {
    await passed();
    await linli.reset();
    const printed = linli.lines.length;
    expect(await passed()).toBeLessThan(linli.timed.length);
    expect(linli.lines.slice(printed)).toHaveLength(linli.timed.length);
  });

  it('runs when a document is due', async () => {
    await passed();
    await linli.reset();
    await patch(linli, 'notices', { _id: NOTICE.building }, { change });
    await passed();
    expect(entry()).toBeDefined();
  });

  it('runs when something is gone that it had looked up', async () => {
    await changed();
    await passed();
    expect(await linli.reset().then(changed).then(passed)).toBeLessThan(linli.timed.length);
    await linli.reset();
    await changed();
    await linli.cloud.database.command('database.removeDocument', {
      collectionName: 'audit',
      queryType: 'WHERE',
      query: JSON.stringify({ _id: change.id }),
      multi: true,
    });
    await passed();
    expect(entry()).toBeDefined();
  });

  it('runs when the test asks for the timers themselves', async () => {
    await passed();
    await linli.reset();
    const before = linli.requests.length;
    for (const name of linli.timed) await linli.timer(name);
    expect(linli.requests.length - before).toBeGreaterThanOrEqual(linli.timed.length);
  });
});

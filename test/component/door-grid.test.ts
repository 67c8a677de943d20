import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Hosts, hostComponents, type OpenPage } from '../support/component.ts';

/** A building drawn by its doors. */

let hosts: Hosts;
beforeAll(async () => {
  hosts = await hostComponents({
    'door-grid': '<door-grid doors="{{doors}}" label="{{label}}" bind:choose="hear" />',
  });
});
afterAll(() => hosts.remove());

const doors = [
  { id: 'a', stair: '1单元', number: '101', tone: 'mine', sign: '✓', words: '做到了' },
  { id: 'b', stair: '1单元', number: '202', tone: 'quiet', sign: '家', words: '您家', fixed: true },
  { id: 'c', stair: '2单元', number: '201' },
];
const open = (data: object): Promise<OpenPage> => hosts.open('door-grid', data);

describe('door-grid', () => {
  it('draws floors from the top, says how each door stands, and tells which was tapped', async () => {
    const page = await open({ doors, label: '一期 3栋' });
    await page.atRest();
    expect(page.text()).toBe('1单元 2单元 2 202 家 201 1 101 ✓');
    expect(page.all('[aria-label="1单元 101，做到了"]')).toHaveLength(1);
    expect(page.all('[aria-label="一期 3栋"]')).toHaveLength(1);
    expect(page.all('.door-grid__gap')).toHaveLength(3);
    page.tap('1单元 101，做到了');
    page.tap('1单元 202，您家');
    page.tap('2单元 201');
    expect(page.events.map(([, detail]) => detail)).toStrictEqual([{ id: 'a' }, { id: 'c' }]);
    page.close();
  });

  it('wider than a phone says so', async () => {
    const wide = [1, 2, 3, 4, 5].map((n) => ({ id: `${n}`, stair: '', number: `10${n}` }));
    const page = await open({ doors: wide, label: '' });
    await page.atRest();
    expect(page.text()).toBe('一层有 5 户，左右滑着看全。 1 101 102 103 104 105');
    page.close();
  });

  it('of yards without floors stands in rows of four', async () => {
    const yards = [5, 1, 12, 3, 2].map((n) => ({ id: `${n}`, stair: '', number: `${n}号` }));
    const page = await open({ doors: yards, label: '上河村' });
    await page.atRest();
    expect(page.text()).toBe('1号 2号 3号 5号 12号');
    expect(page.all('.door-grid__gap')).toHaveLength(3);
    page.close();
  });

  it('of a building without stairs, or without doors, draws what there is', async () => {
    const page = await open({ doors: [{ id: 'a', stair: '', number: '门卫室' }], label: '' });
    await page.atRest();
    expect(page.text()).toBe('门卫室');
    page.set({ doors: [] });
    await page.atRest();
    expect(page.text()).toBe('');
    page.close();
  });
});

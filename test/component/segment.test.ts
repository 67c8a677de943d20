import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Hosts, hostComponents } from '../support/component.ts';

/** Tabs within a page, and the steps of a long form. */

let hosts: Hosts;
beforeAll(async () => {
  hosts = await hostComponents({
    segment:
      '<segment parts="{{parts}}" by="{{by}}" chosen="{{chosen}}" label="{{label}}" bind:choose="hear" />',
    stepper: '<stepper steps="{{steps}}" now="{{now}}" />',
  });
});
afterAll(() => hosts.remove());

describe('segment', () => {
  it('says which part is shown, and tells which was tapped', async () => {
    const parts = [
      { which: 'open', name: '要办的' },
      { which: 'done', name: '办完的' },
    ];
    const page = await hosts.open('segment', {
      parts,
      by: 'which',
      chosen: 'open',
      label: '看哪些',
    });
    await page.atRest();
    expect(page.text()).toBe('要办的 办完的');
    expect(page.all('[aria-label="看哪些"]')).toHaveLength(1);
    expect(page.all('[aria-selected="true"]').map((one) => one.textContent)).toStrictEqual([
      '要办的',
    ]);
    page.tap('办完的');
    expect(page.events.map(([, detail]) => detail)).toStrictEqual([{ key: 'done' }]);
    page.set({ chosen: 'done' });
    await page.atRest();
    expect(page.all('[aria-selected="true"]').map((one) => one.textContent)).toStrictEqual([
      '办完的',
    ]);
    page.close();
  });

  it('says nothing of the part that is shown: what is typed below it would be lost', async () => {
    const parts = [
      { key: 'open', name: '要办的' },
      { key: 'done', name: '办完的' },
    ];
    const page = await hosts.open('segment', { parts, by: 'key', chosen: 'open', label: '' });
    await page.atRest();
    page.tap('要办的');
    page.tap('办完的');
    page.set({ chosen: 'done' });
    page.tap('办完的');
    expect(page.events.map(([, detail]) => detail)).toStrictEqual([{ key: 'done' }]);
    page.close();
  });

  it('tells numbers apart from their texts', async () => {
    const parts = [2026, 2025].map((year) => ({ year, name: `${year} 年` }));
    const page = await hosts.open('segment', { parts, by: 'year', chosen: 2025, label: '' });
    await page.atRest();
    expect(page.all('[aria-selected="true"]').map((one) => one.textContent)).toStrictEqual([
      '2025 年',
    ]);
    page.tap('2026 年');
    expect(page.events.map(([, detail]) => detail)).toStrictEqual([{ key: 2026 }]);
    page.close();
  });
});

it('stepper says which step one is at, to who sees and who hears', async () => {
  const page = await hosts.open('stepper', { steps: ['什么会', '谁来开'], now: 1 });
  await page.atRest();
  expect(page.text()).toBe('1 什么会 2 谁来开');
  expect(page.all('[aria-label="第 2 步，共 2 步"]')).toHaveLength(1);
  expect(page.all('.stepper__one--now').map((one) => one.textContent)).toStrictEqual(['2谁来开']);
  page.close();
});

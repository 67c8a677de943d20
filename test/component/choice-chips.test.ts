import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Hosts, hostComponents } from '../support/component.ts';

/** A few short choices in a form. */

let hosts: Hosts;
beforeAll(async () => {
  hosts = await hostComponents({
    'choice-chips':
      '<choice-chips options="{{options}}" by="{{by || \'key\'}}" called="{{called || \'name\'}}" chosen="{{chosen}}" several="{{several}}" optional="{{optional}}" label="{{label}}" spoken="{{spoken}}" hint="{{hint}}" problem="{{problem}}" disabled="{{disabled}}" bind:choose="hear" />',
  });
});
afterAll(() => hosts.remove());

const CHANNELS = [
  { key: 'desk', name: '上门来说' },
  { key: 'hotline', name: '12345' },
];
const roleOf = (element: Element) => element.getAttribute('role');
const open = async (data: object) => {
  const page = await hosts.open('choice-chips', {
    options: CHANNELS,
    chosen: 'desk',
    several: false,
    optional: false,
    label: '',
    spoken: '',
    hint: '',
    problem: '',
    disabled: false,
    ...data,
  });
  await page.atRest();
  const labels = (selector: string) =>
    page.all(selector).map((one) => one.getAttribute('aria-label'));
  const said = () => page.events.map(([, detail]) => detail);
  return { page, labels, said };
};

describe('one of a few', () => {
  it('is a radio group with its label, and says what was tapped', async () => {
    const { page, labels, said } = await open({ label: '怎么来的', hint: '不清楚就选第一个' });
    expect(page.text()).toBe('怎么来的 不清楚就选第一个 上门来说 12345');
    expect(page.all('wx-view[aria-label="怎么来的"]').map(roleOf)).toStrictEqual(['radiogroup']);
    expect(labels('[role="radio"]')).toStrictEqual(['上门来说', '12345']);
    expect(labels('[aria-checked="true"]')).toStrictEqual(['上门来说']);
    page.tap('12345');
    expect(said()).toStrictEqual([{ key: 'hotline', chosen: 'hotline' }]);
    page.set({ chosen: 'hotline' });
    await page.atRest();
    expect(labels('[aria-checked="true"]')).toStrictEqual(['12345']);
    page.close();
  });

  it('stays as it is by a second tap', async () => {
    const { page, said } = await open({});
    page.tap('上门来说');
    expect(said()).toStrictEqual([]);
    page.close();
  });

  it('is taken back by a second tap where there may be none: a box to tick, not a radio button', async () => {
    const { page, labels, said } = await open({ optional: true });
    expect(labels('[role="radio"]')).toStrictEqual([]);
    expect(labels('[role="checkbox"]')).toStrictEqual(['上门来说', '12345']);
    page.tap('上门来说');
    page.tap('12345');
    expect(said()).toStrictEqual([
      { key: 'desk', chosen: null },
      { key: 'hotline', chosen: 'hotline' },
    ]);
    page.close();
  });

  it('shows a sign beside what is chosen: colour alone says nothing', async () => {
    const { page } = await open({});
    expect(page.all('.t-icon-check')).toHaveLength(1);
    expect(page.all('.chip--on .t-icon-check')).toHaveLength(1);
    page.close();
  });
});

describe('several', () => {
  it('are a group of boxes, and the answer holds all that are ticked', async () => {
    const { page, labels, said } = await open({
      options: [0, 1, 2].map((key) => ({ key, name: `第 ${key} 天` })),
      chosen: [1],
      several: true,
      spoken: '哪几天',
    });
    expect(labels('[role="checkbox"]')).toStrictEqual(['第 0 天', '第 1 天', '第 2 天']);
    expect(labels('[aria-checked="true"]')).toStrictEqual(['第 1 天']);
    page.tap('第 0 天');
    page.tap('第 1 天');
    expect(said()).toStrictEqual([
      { key: 0, chosen: [1, 0] },
      { key: 1, chosen: [] },
    ]);
    page.close();
  });

  it('keep what is chosen and not offered', async () => {
    const { page, said } = await open({ options: ['急救'], chosen: ['开船'], several: true });
    page.tap('急救');
    expect(said()).toStrictEqual([{ key: '急救', chosen: ['开船', '急救'] }]);
    page.close();
  });
});

it('tells true from false, and a number from its text', async () => {
  const ways = [false, true].map((moves) => ({ moves, title: moves ? '改期' : '取消' }));
  const { page, labels, said } = await open({
    options: ways,
    by: 'moves',
    called: 'title',
    chosen: false,
  });
  expect(labels('[aria-checked="true"]')).toStrictEqual(['取消']);
  page.tap('改期');
  expect(said()).toStrictEqual([{ key: true, chosen: true }]);
  page.set({ options: [{ moves: 2, title: '两小时' }], chosen: '2' });
  await page.atRest();
  expect(labels('[aria-checked="true"]')).toStrictEqual([]);
  page.close();
});

it('says its note, or what stands for both', async () => {
  const { page, labels } = await open({
    options: [
      { key: 1, name: '一月', note: 0 },
      { key: 2, name: '二月', note: 3, spoken: '二月，3 场会' },
    ],
  });
  expect(page.text()).toBe('一月 0 二月 3');
  expect(labels('[role="radio"]')).toStrictEqual(['一月 0', '二月，3 场会']);
  page.close();
});

it('says nothing while it is disabled, and is left out by the keyboard', async () => {
  const { page, said } = await open({ disabled: true });
  page.tap('12345');
  expect(said()).toStrictEqual([]);
  expect(page.all('[role="radio"][aria-disabled="true"]')).toHaveLength(2);
  expect(page.all('[role="radio"][tabindex="0"]')).toHaveLength(0);
  page.set({ disabled: false });
  await page.atRest();
  expect(page.all('[role="radio"][tabindex="0"]')).toHaveLength(2);
  page.close();
});

it('says what is wrong', async () => {
  const { page } = await open({ problem: '请先选一个。' });
  expect(page.all('[role="alert"]').map((one) => one.textContent)).toContain('请先选一个。');
  page.close();
});

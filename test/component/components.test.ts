import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Hosts, hostComponents } from '../support/component.ts';

let hosts: Hosts;
beforeAll(async () => {
  hosts = await hostComponents({
    'count-of':
      '<count-of done="{{done}}" total="{{total}}" label="{{label}}" big="{{big}}" />',
  });
});
afterAll(() => hosts.remove());

test('count-of', async () => {
  const page = await hosts.open('count-of', { done: 3, total: 8, label: '3栋', big: false });
  await page.atRest();
  expect(page.text()).toBe('3栋 3 / 8 户 还差 5 户');
  page.close();
});

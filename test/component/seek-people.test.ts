import { describe, expect, it } from '@jest/globals';
import { answering, openPage } from '../support/component.ts';
import { COMMUNITY } from './samples.ts';

/** Pages on which an officer looks somebody up by name. */

describe('somebody is looked up', () => {
  it('by two characters of their name, for what the page asks, and the page says that it is kept', async () => {
    const people = [{ residentId: 'p2', name: '叶青禾', label: '' }];
    const page = await openPage('package-ballot/pages/voter-proxy/index', {
      query: { communityId: COMMUNITY, motionId: 'm1', voterId: 'v1', name: '王秀英' },
      answers: { role: { listPeople: answering({ people, more: true }) } } as never,
    });
    const sought = () => page.calls.filter(({ name }) => name === 'role.listPeople');
    page.type('受托人的姓名', '叶');
    await page.atRest();
    expect(sought().length).toBe(0);
    expect(page.text()).toContain('至少写名字里的两个字。每找一次都会留下记录。');
    page.type('受托人的姓名', '叶青');
    await page.atRest();
    expect(sought().map(({ input }) => input)).toMatchObject([
      { search: '叶青', purpose: 'proxy' },
    ]);
    expect(page.text()).toContain('叶青禾');
    expect(page.text()).toContain('请把名字写全');
    page.close();
  });
});

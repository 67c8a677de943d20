import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PictureGroup } from '../../typings/contract/parts/picture.ts';
import { answering, type Hosts, hostComponents, openPage, refusing } from '../support/component.ts';
import { NOTHING, matterView as view } from './matter-samples.ts';
import { COMMUNITY } from './samples.ts';

/** Pictures on the pages: how they stand, and what may be sent with them. */

let hosts: Hosts;
beforeAll(async () => {
  hosts = await hostComponents({
    'picture-field': `<picture-field label="图片" pictures="{{pictures}}" bind:resend="hear" bind:removed="hear" />`,
    'picture-row': `<picture-row group="{{group}}" />`,
  });
});
afterAll(() => hosts.remove());

const picture = (key: string, state: string, problem = '') => ({
  key,
  path: `wxfile://tmp/${key}.jpg`,
  pictureId: state === 'failed' ? '' : key,
  state,
  problem,
});
const line = (pictureId: string, standing: 'waiting' | 'shown' | 'refused', own = true) => ({
  pictureId,
  standing,
  url: standing === 'refused' ? null : `https://cloud/${pictureId}.jpg`,
  own,
});

describe('a form with pictures', () => {
  it('says how each stands, sends a failed one again, and takes one out', async () => {
    const page = await hosts.open('picture-field', {
      pictures: [picture('a', 'waiting'), picture('b', 'failed', '现在连不上网络。')],
    });
    expect(page.text()).toContain('2 / 4');
    expect(page.text()).toContain('现在连不上网络。');
    page.tap('第 2 张图片，没传上去');
    page.tap('去掉第 1 张图片');
    expect(page.events).toStrictEqual([
      ['resend', { key: 'b' }],
      ['removed', { key: 'a' }],
    ]);
    page.set({ pictures: ['a', 'b', 'c', 'd'].map((key) => picture(key, 'shown')) });
    expect(page.text()).not.toContain('加图片');
    page.close();
  });

  it('is not sent with one that failed or did not pass; what was typed stays', async () => {
    const value = { text: '换了灯', due: '', to: -1, pictured: false };
    const draft = (state: string) => ({
      value: { ...value, pictures: [picture('a', state)] },
      commandId: 'command-of-a-test-1',
      basedOn: '',
      typed: true,
      over: false,
      earlier: [],
    });
    const openTask = (state: string, standing: 'waiting' | 'refused') =>
      openPage('package-matter/pages/matter-task/index', {
        query: { communityId: COMMUNITY, matterId: 'm1', act: 'task-done', taskId: 't1' },
        storage: { 'draft:matter-task-done:m1:t1': draft(state) },
        answers: {
          matter: { showMatter: answering(view()), closeTask: refusing('MATTER_TASK_CLOSED') },
          moderation: { showOwnPictures: answering({ pictures: [line('a', standing)] }) },
        } as never,
      });
    const failed = await openTask('failed', 'waiting');
    await failed.atRest();
    failed.tap('说办完了');
    await failed.atRest();
    expect(failed.text()).toContain('有图片没有传上去');
    failed.close();
    const refused = await openTask('waiting', 'refused');
    await refused.atRest();
    refused.tap('说办完了');
    await refused.atRest();
    expect(refused.text()).toContain('有图片没有通过检查，别人看不到');
    refused.close();
    const fine = await openTask('waiting', 'waiting');
    await fine.atRest();
    fine.tap('说办完了');
    await fine.atRest();
    expect(fine.calls.at(-1)?.input).toMatchObject({ outcome: 'done', pictures: ['a'] });
    fine.close();
  });
});

describe('pictures that are shown', () => {
  it('say what is being checked and what did not pass, in plain words', async () => {
    const group: PictureGroup = {
      of: 'raised',
      pictures: [line('a', 'waiting'), line('b', 'refused'), line('c', 'shown', false)],
      waiting: 2,
    };
    const page = await hosts.open('picture-row', { group });
    expect(page.all('img').length).toBe(2);
    expect(page.text()).toContain('您传的 1 张还在检查，现在只有您看得到。');
    expect(page.text()).toContain('您传的 1 张没有通过检查，别人看不到，已经删掉了。');
    expect(page.text()).toContain('还有 2 张在检查');
    page.close();
  });

  it('come after the words of a matter, which stay where they do not come', async () => {
    const opened = async (more: object) => {
      const page = await openPage('package-matter/pages/matter-detail/index', {
        query: { communityId: COMMUNITY, matterId: 'm1' },
        answers: {
          matter: { showMatter: answering(view({ pictures: 1, may: NOTHING })), ...more },
        } as never,
      });
      await page.atRest();
      return page;
    };
    const groups = [{ of: 'raised', pictures: [line('a', 'shown', false)], waiting: 0 }];
    const shown = await opened({ showMatterPictures: answering({ groups, opened: ['a'] }) });
    expect(shown.all('img').length).toBe(1);
    shown.close();
    const failed = await opened({ showMatterPictures: refusing('SERVICE_BUSY') });
    expect(failed.text()).toContain('办到哪一步');
    failed.close();
  });
});

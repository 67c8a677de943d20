import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActFor } from '../../typings/contract/notice.ts';
import type { PlaceNode } from '../../typings/contract/resident.ts';
import { type Hosts, hostComponents, type OpenPage } from '../support/component.ts';
import { now } from '../support/component-clock.ts';

/** Components that pages share: what they show for their properties, and what they tell the page. */

let hosts: Hosts;
beforeAll(async () => {
  hosts = await hostComponents({
    'count-of':
      '<count-of done="{{done}}" total="{{total}}" unit="{{unit}}" label="{{label}}" big="{{big}}" />',
    'action-bar':
      '<action-bar label="{{label}}" note="{{note}}" busy="{{busy}}" disabled="{{disabled}}" back="{{back}}" bind:act="hear" bind:back="hear" />',
    'act-for': '<act-for people="{{people}}" busy="{{busy}}" bind:confirm="hear" />',
    'form-field':
      '<form-field label="{{label}}" hint="{{hint}}" value="{{value}}" problem="{{problem}}" area="{{area}}" most="{{most}}" counted="{{counted}}" bind:typed="hear">下面</form-field>',
    'heat-map': '<heat-map tiles="{{tiles}}" bind:open="hear" />',
    'paste-field': '<paste-field busy="{{busy}}" bind:pasted="hear" />',
    'place-picker':
      '<place-picker places="{{places}}" chosen="{{chosen}}" single="{{single}}" leaves="{{leaves}}" bind:choose="hear" />',
    'failure-state':
      '<failure-state words="{{words}}" other="{{other}}" bind:retry="hear" bind:other="hear" />',
    'empty-state':
      '<empty-state title="{{title}}" words="{{words}}" action="{{action}}" bind:act="hear" />',
  });
});
afterAll(() => hosts.remove());

/** Opens a component, looks at it, and closes it: nothing may have gone wrong meanwhile. */
async function see(
  name: string,
  data: object,
  look: (page: OpenPage) => void | Promise<void>,
): Promise<void> {
  const page = await hosts.open(name, data);
  await page.atRest();
  await look(page);
  page.close();
}
const detailsOf = ({ events }: OpenPage) => events.map(([, detail]) => detail);
const typesOf = ({ events }: OpenPage) => events.map(([type]) => type);

describe('count-of', () => {
  const width = (page: OpenPage) =>
    page.all('.count-of__part').map((one) => one.getAttribute('style'));

  it('says how many are missing', () =>
    see('count-of', { done: 3, total: 8, unit: '户', label: '3栋', big: false }, (page) => {
      expect(page.text()).toBe('3栋 3 / 8 户 还有 5 户没确认');
      expect(page.all('[aria-label="3栋：8 户中 3 户已确认，还有 5 户没确认"]').length).toBe(1);
      expect(width(page)).toStrictEqual(['width: 37.5%']);
    }));

  it('of all says so, of none shows no bar, of nothing says nothing', () =>
    see('count-of', { done: 4, total: 4, unit: '人', label: '', big: true }, (page) => {
      expect(page.text()).toBe('4 / 4 人已确认 都齐了');
      page.set({ done: 0, total: 4 });
      expect(page.text()).toBe('0 / 4 人已确认 还有 4 人没确认');
      expect(width(page)).toStrictEqual(['width: 0%']);
      page.set({ done: 0, total: 0 });
      expect(page.text()).toBe('0 / 0 人已确认');
    }));

  it('one of very many is still seen', () =>
    see('count-of', { done: 1, total: 4_464, unit: '户', label: '', big: false }, (page) => {
      expect(width(page)).toStrictEqual(['width: 1%']);
    }));
});

describe('action-bar', () => {
  const bar = { label: '投出这一票', note: '', busy: false, disabled: false, back: '' };

  it('tells the page of a tap, once each', () =>
    see('action-bar', { ...bar, note: '截止前还可以改' }, (page) => {
      expect(page.text()).toBe('截止前还可以改 投出这一票');
      page.tap('投出这一票');
      page.tap('投出这一票');
      expect(typesOf(page)).toStrictEqual(['act', 'act']);
    }));

  it('is deaf while it is busy or disabled', () =>
    see('action-bar', { ...bar, back: '再改改' }, (page) => {
      page.set({ busy: true });
      page.tap('投出这一票');
      page.tap('再改改');
      page.set({ busy: false, disabled: true });
      page.tap('投出这一票');
      expect(typesOf(page)).toStrictEqual([]);
      page.tap('再改改');
      expect(typesOf(page)).toStrictEqual(['back']);
    }));
});

describe('act-for', () => {
  const people: ActFor[] = [
    { residentId: 'p1', name: '周老', confirmedAt: null, byName: '' },
    { residentId: 'p2', name: '程老', confirmedAt: now() - 60_000, byName: '顾南枝' },
    { residentId: 'p3', name: '温老', confirmedAt: now() - 60_000, byName: '' },
  ];

  it('offers it for who has not confirmed, and says who confirmed for the others', () =>
    see('act-for', { people, busy: '' }, (page) => {
      expect(page.text()).toContain('替周老确认');
      expect(page.text()).toMatch(/顾南枝 替程老确认（[^）]+）/);
      expect(page.text()).toMatch(/温老 自己确认了（[^）]+）/);
      page.tap('替周老确认');
      expect(detailsOf(page)).toMatchObject([{ residentId: 'p1', name: '周老' }]);
    }));

  it('one after the other: while one is under way nothing begins', () =>
    see('act-for', { people, busy: 'p9' }, (page) => {
      page.tap('替周老确认');
      expect(page.events).toStrictEqual([]);
    }));
});

describe('heat-map', () => {
  const tile = (id: string, done: number, total: number) => ({
    id,
    label: `一期 ${id}栋`,
    done,
    total,
  });
  const steps = (page: OpenPage) =>
    page.all('.heat-map__tile').map((one) => /--(\d)/.exec(one.className)?.[1]);

  it('is darker the more have done it, with the figures in each, and opens a building', () => {
    const tiles = [
      tile('3', 18, 36),
      tile('1', 0, 36),
      tile('2', 1, 4_464),
      tile('4', 4_463, 4_464),
      tile('5', 36, 36),
      tile('16', 0, 0),
    ];
    return see('heat-map', { tiles }, (page) => {
      expect(steps(page)).toStrictEqual(['0', '1', '2', '3', '4', '0']);
      expect(page.text()).toContain('2栋 1% 1 / 4464');
      expect(page.text()).toContain('4栋 99% 4463 / 4464');
      expect(page.text()).toContain('16栋 — 0 / 0');
      page.tap('一期 3栋 50% 18 / 36 户已确认');
      expect(detailsOf(page)).toMatchObject([{ id: '3', label: '一期 3栋' }]);
    });
  });
});

describe('paste-field', () => {
  const use = '核对粘贴的表格';

  it('tells what was pasted, and never less of it', () =>
    see('paste-field', { busy: false }, (page) => {
      page.tap(use);
      expect(page.text()).toContain('还没有粘贴');
      page.type('从 Excel 粘贴', '行'.repeat(200_000));
      page.tap(use);
      expect(page.text()).toContain('粘贴的表格太长');
      page.type('从 Excel 粘贴', '房号\t户主\n101\t王秀英');
      page.tap(use);
      expect(detailsOf(page)).toMatchObject([{ text: '房号\t户主\n101\t王秀英' }]);
      page.set({ busy: true });
      page.tap(use);
      expect(page.events).toHaveLength(1);
    }));
});

describe('form-field', () => {
  const field = {
    label: '姓名',
    hint: '写在户口本上的',
    value: '',
    problem: '',
    area: false,
    most: 20,
    counted: true,
  };

  it('tells what is typed, and counts characters as people do', () =>
    see('form-field', field, (page) => {
      expect(page.text()).toBe('姓名 0 / 20 写在户口本上的 下面');
      page.type('姓名', '𠮷田');
      expect(detailsOf(page)).toMatchObject([{ value: '𠮷田' }]);
      page.set({ value: '𠮷田' });
      expect(page.text()).toContain('2 / 20');
    }));

  it('says what is wrong with it, for everybody', () =>
    see('form-field', { ...field, problem: '请写一下姓名', area: true }, (page) => {
      expect(page.all('wx-textarea').length).toBe(1);
      const [alert] = page.all('[role="alert"]');
      expect(alert?.textContent).toContain('请写一下姓名');
    }));
});

describe('place-picker', () => {
  const node = (placeId: string, kind: PlaceNode['kind'], name: string): PlaceNode => ({
    placeId,
    parentId: placeId.includes('.') ? placeId.slice(0, placeId.lastIndexOf('.')) : null,
    kind,
    name,
    order: 0,
    households: 4,
  });
  const places = [
    node('m', 'community', '红枫社区'),
    node('m.a', 'estate', '一期'),
    node('m.a.x', 'building', '1栋'),
    node('m.a.y', 'building', '2栋'),
  ];
  const chosen = (page: OpenPage) => detailsOf(page).at(-1);

  it('opens and closes a branch, and says how a branch stands', () =>
    see('place-picker', { places, chosen: ['m.a.x'], single: false, leaves: false }, (page) => {
      expect(page.text()).toContain('1栋');
      const states = page.all('[role="checkbox"]').map((one) => one.getAttribute('aria-checked'));
      expect(states).toStrictEqual(['mixed', 'mixed', 'true', 'false']);
      page.tap('收起 一期');
      expect(page.text()).not.toContain('1栋');
      page.tap('展开 一期');
      expect(page.text()).toContain('2栋');
    }));

  it('the last missing child makes the parent', () =>
    see('place-picker', { places, chosen: ['m.a.x'], single: false, leaves: false }, (page) => {
      page.tap('2栋');
      expect(chosen(page)).toStrictEqual({ chosen: ['m'] });
    }));

  it('one place, or a leaf alone, if that is asked for', () =>
    see('place-picker', { places, chosen: [], single: true, leaves: false }, (page) => {
      page.tap('一期');
      expect(chosen(page)).toStrictEqual({ chosen: ['m.a'] });
      page.set({ leaves: true });
      page.tap('红枫社区');
      expect(page.events.length).toBe(1);
    }));
});

describe('failure-state', () => {
  it('offers 再试一次, and another way if there is one', () =>
    see('failure-state', { words: '现在连不上网络。', other: '' }, (page) => {
      expect(page.text()).toBe('现在连不上网络。 再试一次');
      expect(page.all('[role="alert"]').length).toBe(1);
      page.tap('再试一次');
      page.set({ other: '回到首页' });
      page.tap('回到首页');
      expect(typesOf(page)).toStrictEqual(['retry', 'other']);
    }));
});

describe('empty-state', () => {
  it('says that there is nothing, and what can be done', () =>
    see('empty-state', { title: '还没有通知', words: '', action: '' }, (page) => {
      expect(page.text()).toBe('还没有通知');
      page.set({ words: '写一则试试。', action: '写通知' });
      expect(page.text()).toBe('还没有通知 写一则试试。 写通知');
      page.tap('写通知');
      expect(typesOf(page)).toStrictEqual(['act']);
    }));
});

import { describe, expect, it } from '@jest/globals';
import type { MinutesView } from '../../typings/contract/meeting/meeting.ts';
import { answering, openPage } from '../support/component.ts';
import { COMMUNITY } from './samples.ts';

/** The page of a meeting's minutes. */

const decision = {
  outcome: 'resolved' as const,
  text: '请物业修门',
  votes: null,
  present: 2,
  needed: 2,
  short: false,
  at: 1,
  corrections: [],
};

type Answers = NonNullable<Parameters<typeof openPage>[1]>['answers'];
const open = async (answers: Answers) => {
  const page = await openPage('package-meeting/pages/meeting-minutes/index', {
    query: { communityId: COMMUNITY, meetingId: 'm1' },
    answers,
  });
  await page.atRest();
  return page;
};

const minutes = (more: Partial<MinutesView> = {}): MinutesView => ({
  meetingId: 'm1',
  version: 1,
  state: 'published',
  bodyName: '1栋议事会',
  day: '2030-06-22',
  from: '19:00',
  until: '20:30',
  place: '一期活动室',
  quorum: { of: 4, needed: 2 },
  latest: 1,
  why: '',
  summary: '说了单元门。',
  items: [
    {
      itemId: 'i1',
      title: '单元门',
      text: '门坏了。',
      hidden: false,
      decision,
      party: '物业',
      due: '2030-06-30',
    },
    { itemId: 'i2', title: '', text: '', hidden: true, decision: null, party: null, due: null },
  ],
  recordedBy: '沈知秋',
  confirmedBy: '罗清和',
  publishedAt: 1_900_000_000_000,
  outdated: false,
  may: { write: false, confirm: false },
  seen: 'c1',
  ...more,
});

describe('minutes', () => {
  it('that are published are read by all; what is not public only as that there was something', async () => {
    const page = await open({
      meeting: { showMinutes: answering(minutes({ outdated: true })) },
    });
    for (const words of [
      '第 1 版',
      '沈知秋记录，罗清和确认',
      '请物业修门',
      '另有一项不公开的议题',
      '有一项决定更正过',
    ]) {
      expect(page.text()).toContain(words);
    }
    expect(page.text()).not.toContain('写更正的一版');
    page.close();
  });

  it('of somebody else are confirmed, and say whose name stands in them', async () => {
    const draft = { state: 'draft', publishedAt: null, confirmedBy: null, latest: 0 } as const;
    const page = await open({
      meeting: {
        showMinutes: answering(minutes({ ...draft, may: { write: true, confirm: true } })),
        confirmMinutes: () => ({ ok: false, code: 'MINUTES_NAMED', details: { name: '顾南枝' } }),
      },
    });
    page.tap('确认并公布');
    await page.atRest();
    expect(page.text()).toContain('请把“顾南枝”改成“有居民说”');
    page.close();
  });

  it('that somebody else wrote meanwhile come first, and what was typed here is offered', async () => {
    let summary = '说了单元门。';
    let seen = 'c1';
    const draft = { state: 'draft', publishedAt: null, confirmedBy: null, latest: 0 } as const;
    const page = await open({
      meeting: {
        showMinutes: () =>
          answering(minutes({ ...draft, summary, seen, may: { write: true, confirm: false } }))(),
        saveMinutes: () => {
          summary = '另一位写的。';
          seen = 'c2';
          return { ok: false, code: 'MINUTES_CHANGED' };
        },
      },
    });
    const written = () => (page.all('textarea')[0] as HTMLTextAreaElement).value;
    page.type('会议情况', '我写的。');
    page.tap('存下来');
    await page.atRest();
    expect(page.text()).toContain('别人刚刚改过纪要');
    expect(written()).toBe('另一位写的。');
    page.tap('看我写的');
    await page.atRest();
    expect(written()).toBe('我写的。');
    page.close();
  });
});

it('go out once they are published: items and what was decided, no name; a draft does not', async () => {
  const page = await open({ meeting: { showMinutes: answering(minutes()) } });
  page.tap('转发到微信群');
  await page.atRest();
  expect(page.dialog()).toContain('1栋议事会的会议纪要');
  expect(page.dialog()).not.toContain('沈知秋');
  page.close();
  const draft = await open({
    meeting: { showMinutes: answering(minutes({ state: 'draft', publishedAt: null })) },
  });
  expect(draft.text()).not.toContain('转发到微信群');
  draft.close();
});

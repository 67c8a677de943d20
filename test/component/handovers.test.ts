import { describe, expect, it } from '@jest/globals';
import type { HandoverLine, HandoverView } from '../../typings/contract/office/handover.ts';
import { answering, openPage, refusing } from '../support/component.ts';
import { COMMUNITY } from './samples.ts';

/** The pages of handovers. */

const line = (more: Partial<HandoverLine> = {}): HandoverLine => ({
  residentId: 'p1',
  name: '谢长安',
  role: 'building-steward',
  placeId: 'maple.a.b',
  placeLabel: '一期 1栋',
  from: '2023-06-15',
  until: '2026-06-14',
  dueOn: '2026-06-24',
  late: false,
  handoverId: 'h1',
  done: false,
  ...more,
});
const view = (more: Partial<HandoverView> = {}): HandoverView => ({
  ...line(),
  handoverId: 'h1',
  successor: '罗清和',
  open: [
    { key: 'team:t1', kind: 'team', label: '敲门队', placeId: 'maple', way: 'either', id: 't1' },
    {
      key: 'mediation:m1',
      kind: 'mediation',
      label: '',
      placeId: 'maple',
      way: 'office',
      id: 'm1',
    },
  ],
  given: [{ kind: 'task', label: '修路灯', to: '罗清和', at: 0 }],
  confirmed: { leaver: 1, successor: null, witness: null },
  absence: '',
  counts: false,
  counted: [],
  may: { give: true, confirm: 'successor', absence: false },
  ...more,
});

async function openList(handovers: HandoverLine[], more: object = {}) {
  const page = await openPage('package-resident/pages/handover-list/index', {
    query: { communityId: COMMUNITY },
    answers: {
      role: { listHandovers: answering({ handovers, mayBegin: true }), ...more },
    },
  });
  await page.atRest();
  return page;
}
async function openDetail(shown: HandoverView, more: object = {}) {
  const page = await openPage('package-resident/pages/handover-detail/index', {
    query: { communityId: COMMUNITY, handoverId: 'h1' },
    answers: {
      role: {
        showHandover: answering(shown),
        giveWork: answering({ given: true }),
        noteAbsence: answering({ noted: true }),
        ...more,
      },
    },
  });
  await page.atRest();
  return page;
}

describe('the list of handovers', () => {
  it('says what is late, what goes on and what has not begun', async () => {
    const page = await openList([
      line({ late: true }),
      line({ residentId: 'p2', late: false }),
      line({ residentId: 'p3', handoverId: null }),
      line({ residentId: 'p4', done: true }),
    ]);
    for (const words of ['已过十天', '正在交接', '还没开始', '交接好了', '一期 1栋 楼栋长']) {
      expect(page.text()).toContain(words);
    }
    page.close();
  });

  it('says what is empty, and why it could not be shown', async () => {
    const empty = await openList([]);
    expect(empty.text()).toContain('没有要交接的职务');
    empty.close();
    const failed = await openList([], { listHandovers: refusing('SERVICE_BUSY') });
    expect(failed.text()).toContain('再试一次');
    failed.close();
  });
});

describe('a handover', () => {
  it('shows what is left, what was given, and who has confirmed', async () => {
    const page = await openDetail(view());
    for (const words of [
      '志愿队：敲门队',
      '一件调解',
      '会上定的事：修路灯，交给罗清和',
      '还没有确认',
      '我都接过来了',
    ]) {
      expect(page.text()).toContain(words);
    }
    page.tap('交给罗清和');
    await page.atRest();
    const [sent] = page.calls.filter(({ name }) => name === 'role.giveWork');
    expect(sent?.input).toMatchObject({ key: 'team:t1', to: 'successor' });
    page.close();
  });

  it('lets a witness say why the leaver does not confirm', async () => {
    const page = await openDetail(
      view({ may: { give: false, confirm: 'witness', absence: true } }),
    );
    page.tap('交出的人不能来确认');
    await page.atRest();
    page.tap('写上，不等他确认');
    await page.atRest();
    expect(page.text()).toContain('请写一句为什么');
    expect(page.calls.some(({ name }) => name === 'role.noteAbsence')).toBe(false);
    page.close();
  });

  it('asks to do nothing once it is done', async () => {
    const done = { give: false, confirm: null, absence: false };
    const page = await openDetail(view({ done: true, open: [], may: done }));
    expect(page.text()).toContain('交接好了');
    expect(page.text()).not.toContain('我都接过来了');
    page.close();
  });

  it('says why it could not be shown', async () => {
    const page = await openDetail(view(), { showHandover: refusing('HANDOVER_NOT_FOUND') });
    expect(page.text()).toContain('没有找到这次交接');
    page.close();
  });
});

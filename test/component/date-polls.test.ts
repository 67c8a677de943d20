import { describe, expect, it } from '@jest/globals';
import type { DatePollView } from '../../typings/contract/meeting/date.ts';
import { answering, openPage, refusing } from '../support/component.ts';
import { COMMUNITY } from './samples.ts';

/** The page on which those who have a seat say which times suit them. */

const time = (day: string) => ({ day, from: 38, until: 41, roomId: null, place: '楼下空地' });
const slot = (index: number, day: string, more: object = {}) => ({
  index,
  time: time(day),
  from: '19:00',
  until: '20:30',
  yes: 1,
  maybe: 1,
  no: 0,
  open: 1,
  requiredAbsent: 0,
  ...more,
});
const view = (more: Partial<DatePollView> = {}): DatePollView => ({
  pollId: 'd1',
  bodyId: 'b1',
  bodyName: '1栋议事会',
  placeLabel: '一期 1栋',
  closesOn: '2026-06-17',
  closed: false,
  state: 'open',
  slots: [slot(1, '2026-06-27'), slot(0, '2026-06-26', { no: 1, requiredAbsent: 1 })],
  seats: [
    {
      seatId: 's1',
      party: '楼栋长',
      name: '罗清和',
      required: true,
      says: ['no', 'yes'],
      entered: true,
    },
    { seatId: 's2', party: '1单元', name: '顾南枝', required: false, says: null, entered: false },
  ],
  mySeatId: 's2',
  meetingId: null,
  may: { enter: false, take: false, withdraw: false },
  ...more,
});
const FIRST = '6月26日 周五 19:00–20:30';
const SECOND = '6月27日 周六 19:00–20:30';

async function open(shown: DatePollView, more: object = {}) {
  const page = await openPage('package-meeting/pages/date-poll/index', {
    query: { communityId: COMMUNITY, pollId: 'd1' },
    answers: {
      meeting: {
        showDatePoll: answering(shown),
        answerDatePoll: answering({ said: true as const }),
        ...more,
      },
    },
  });
  await page.atRest();
  return page;
}

describe('a poll of dates', () => {
  it('shows the best time first, with how many can come, and who said what on a tap', async () => {
    const page = await open(view());
    const text = page.text();
    expect(text.indexOf('6月27日')).toBeLessThan(text.indexOf('6月26日'));
    for (const words of ['目前最合适', '必到的有 1 位来不了', '1 位还没说']) {
      expect(text).toContain(words);
    }
    page.tap(`${SECOND}，看看谁怎么说`);
    await page.atRest();
    expect(page.text()).toContain('能来（电话里说的）');
    page.close();
  });

  it('asks for an answer to each time, and sends them in the order of the offer', async () => {
    const page = await open(view());
    page.tap(`${SECOND}，能来`);
    page.tap('就这样回复');
    await page.atRest();
    expect(page.text()).toContain('每个时间都请选一样');
    page.tap(`${FIRST}，来不了`);
    page.tap('就这样回复');
    await page.atRest();
    const [sent] = page.calls.filter(({ name }) => name === 'meeting.answerDatePoll');
    expect(sent?.input).toMatchObject({ seatId: 's2', says: ['no', 'yes'] });
    page.close();
  });

  it('is only read once it is over, and says why it could not be shown', async () => {
    const page = await open(view({ closed: true, state: 'taken', meetingId: 'm1' }));
    expect(page.text()).toContain('已经定了时间');
    expect(page.text()).toContain('看这次会');
    expect(page.text()).not.toContain('就这样回复');
    page.close();
    const failed = await open(view(), { showDatePoll: refusing('POLL_NOT_FOUND') });
    expect(failed.text()).toContain('不问了');
    failed.close();
  });
});

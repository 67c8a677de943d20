import type { PageIds } from './page-ids.ts';
import type { PageVisit } from './pages.ts';

const onPage = (
  name: string,
  as: string,
  sees: string,
  more = (_ids: PageIds) => '',
): PageVisit => ({
  name,
  as,
  sees,
  url: (ids) => `/package-meeting/pages/${name}/index?communityId=${ids.communityId}${more(ids)}`,
});
const ofMeeting = (id: string) => () => `&meetingId=demo-meeting-${id}`;
const AT = '&day=2027-03-04&from=14%3A30&until=16%3A00&roomId=demo-room-1&room=二楼会议室';
const ofBody = ({ bodyId }: PageIds) => `&bodyId=${bodyId}`;

/** The pages of bodies, rooms and plans. */
export const meetingPages: PageVisit[] = [
  onPage('body-list', 'secretary', '成立一个会'),
  onPage('body-detail', 'secretary', '谁来开', ofBody),
  onPage('body-edit', 'secretary', '多久开一次', ofBody),
  onPage('room-list', 'secretary', '登记一间会议室'),
  onPage('room-book', 'resident-li', '开始的时间', ({ roomId }) => `&roomId=${roomId}`),
  onPage('find-slot', 'secretary', '这些时间最合适', ofBody),
  onPage('date-poll', 'secretary', '哪天能来', () => '&pollId=demo-poll-1'),
  onPage('year-plan', 'secretary', '没有更好的排法'),
  onPage('meeting-list', 'secretary', '我要开的'),
  onPage('meeting-detail', 'secretary', '谁来开', ofMeeting('coming')),
  onPage('meeting-run', 'secretary', '点名', ofMeeting('today')),
  onPage('meeting-minutes', 'resident-li', '联席会纪要', ofMeeting('past')),
  onPage('meeting-convene', 'secretary', '议些什么', (ids) => `${ofBody(ids)}${AT}`),
  onPage('meeting-code', 'secretary', '来签到的人', ofMeeting('today')),
  onPage('meeting-agenda', 'secretary', '自己写一项', ofMeeting('coming')),
  onPage('meeting-paper', 'secretary', '照着签了名的纸', ofMeeting('today')),
  onPage('holiday-year', 'secretary', '年的假期', () => '&year=2027'),
  onPage('busy-times', 'secretary', '每个星期'),
  onPage('task-list', 'resident-li', '在办的'),
  onPage('matter-meetings', 'resident-li', '看这次会', ({ matterId }) => `&matterId=${matterId}`),
  {
    name: 'desk',
    as: 'secretary',
    url: ({ communityId }) => `/package-home/pages/desk-overview/index?communityId=${communityId}`,
    sees: '最先到期的',
  },
];

import '../../errors';
import type { DatePollLine } from '../../../../typings/contract/meeting/date';
import type { MeetingLine } from '../../../../typings/contract/meeting/meeting';
import { callCloud } from '../../../cloud/call-cloud';
import { pollLineWords } from '../../../text/meeting/date';
import { type Look, meetingLook } from '../../../text/meeting/held';
import { MEETING_LIST, MEETING_TABS } from '../../../text/meeting/list';
import { spanWords } from '../../../text/meeting/words';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { officePaths } from '../../../view/office-paths';
import { noRows, showMore } from '../../../view/paged';

type Which = (typeof MEETING_TABS)[number]['which'];

interface Row {
  meetingId: string;
  name: string;
  when: string;
  place: string;
  look: Look;
}

/** Meetings: those that the caller has a seat in, all to come, and those that are over. */
definePage({
  data: {
    words: MEETING_LIST,
    communityId: '',
    tabs: MEETING_TABS,
    which: 'mine' as Which,
    tab: MEETING_TABS[0] as (typeof MEETING_TABS)[number],
    polls: [] as (DatePollLine & { words: string })[],
    ...noRows<Row>(),
  },

  onLoad({ communityId = '', which = 'mine' }) {
    const tab = MEETING_TABS.find((one) => one.which === which) ?? MEETING_TABS[0];
    this.setData({ communityId, which: tab.which, tab });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, which } = this.data;
    await load(this, {
      keep: `meetings:${communityId}:${which}`,
      ask: () => callCloud('meeting', 'listMeetings', { communityId, which }),
      show: ({ meetings, polls = [], next }) =>
        this.setData({
          rows: meetings.map(rowOf),
          polls: polls.map((one) => ({ ...one, words: pollLineWords(one) })),
          next,
        }),
    });
  },

  async more() {
    const { communityId, which } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('meeting', 'listMeetings', { communityId, which, after }),
      rows: ({ meetings }) => meetings.map(rowOf),
    });
  },

  choose(event: WechatMiniprogram.CustomEvent<{ key: Which }>) {
    const { key: which } = event.detail;
    const tab = MEETING_TABS.find((one) => one.which === which) ?? MEETING_TABS[0];
    this.setData({ which, tab, phase: 'loading', rows: [], next: null });
    void this.refresh();
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(pathTo.meeting(this.data.communityId, id));
  },

  openPoll(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(officePaths.datePoll(this.data.communityId, id));
  },

  openTasks() {
    go(pathTo.meetingTasks(this.data.communityId));
  },
});

function rowOf(line: MeetingLine): Row {
  const { meetingId, bodyName, day, from, until, place } = line;
  return {
    meetingId,
    name: bodyName,
    when: spanWords(day, from, until),
    place,
    look: meetingLook(line),
  };
}

import '../../errors';
import type { MatterMeeting } from '../../../../typings/contract/meeting/meeting';
import { callCloud } from '../../../cloud/call-cloud';
import { decisionLines, type Look, taskLook, taskWords } from '../../../text/meeting/held';
import { MATTER_MEETINGS, matterMeetingWords } from '../../../text/meeting/list';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

interface Row {
  meetingId: string;
  when: string;
  openWords: string;
  title: string;
  decision: string[];
  task: string;
  taskLook: Look | null;
  reports: string[];
}

/** Where a matter was talked about, what was resolved, and whether it is done. */
definePage({
  data: {
    words: MATTER_MEETINGS,
    communityId: '',
    matterId: '',
    rows: [] as Row[],
  },

  onLoad({ communityId = '', matterId = '' }) {
    this.setData({ communityId, matterId });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, matterId } = this.data;
    await load(this, {
      ask: () => callCloud('meeting', 'listForMatter', { communityId, matterId }),
      show: ({ meetings }) => this.setData({ rows: meetings.map(rowOf) }),
    });
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(pathTo.meeting(this.data.communityId, id));
  },
});

function rowOf(meeting: MatterMeeting): Row {
  const { meetingId, itemTitle, decision, task } = meeting;
  return {
    meetingId,
    ...matterMeetingWords(meeting),
    title: itemTitle,
    decision: decision ? decisionLines(decision) : [],
    task: task ? taskWords(task) : '',
    taskLook: task ? taskLook(task) : null,
    reports: task?.reports.map(({ text }) => text) ?? [],
  };
}

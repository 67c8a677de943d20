import '../../errors';
import type { FeedbackLine } from '../../../../typings/contract/volunteer/feedback';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { feedbackWords } from '../../../text/volunteer/shift/feedback';
import { SHIFT_FEEDBACK, sayingTo } from '../../../text/volunteer/shift/people';
import { definePage } from '../../../view/define-page';
import { explain, load } from '../../../view/load';

interface Row {
  residentId: string;
  name: string;
  own: boolean;
  said: string;
  answer: string;
  welcome: boolean;
  note: string;
}

/** As the functions have it. */
const LONGEST = 200;

/** What those who were there say, and what whoever leads the team says to each of them. */
definePage({
  data: {
    words: SHIFT_FEEDBACK,
    communityId: '',
    shiftId: '',
    teamId: '',
    rows: [] as Row[],
    busy: '',
  },

  onLoad({ communityId = '', shiftId = '', teamId = '' }) {
    this.setData({ communityId, shiftId, teamId });
    void this.refresh();
  },

  one() {
    const { communityId, shiftId, teamId } = this.data;
    return { communityId, shiftId, teamId };
  },

  async refresh() {
    await load(this, {
      ask: () => callCloud('volunteer', 'listFeedback', this.one()),
      show: ({ people }) => this.setData({ rows: people.map(rowOf) }),
    });
  },

  rowOf(event: WechatMiniprogram.TouchEvent): Row | undefined {
    const { id } = event.currentTarget.dataset as { id: string };
    return this.data.rows.find(({ residentId }) => residentId === id);
  },

  async welcome(event: WechatMiniprogram.TouchEvent) {
    const row = this.rowOf(event);
    if (row) await this.send(row, !row.welcome, row.note);
  },

  async write(event: WechatMiniprogram.TouchEvent) {
    const row = this.rowOf(event);
    if (!row) return;
    const { confirm, content } = (await wx.showModal({
      title: sayingTo(row.name),
      editable: true,
      placeholderText: SHIFT_FEEDBACK.sayingExample,
      ...(row.note ? { content: row.note } : {}),
      confirmText: SHIFT_FEEDBACK.sayingSend,
      cancelText: SHIFT_FEEDBACK.sayingCancel,
    })) as { confirm: boolean; content?: string };
    if (confirm) await this.send(row, row.welcome, (content ?? '').trim().slice(0, LONGEST));
  },

  async send({ residentId }: Row, welcome: boolean, note: string) {
    if (this.data.busy) return;
    this.setData({ busy: residentId });
    const key = `answer:${this.data.shiftId}:${residentId}:${welcome}:${note}`;
    const answer = await callCloud('volunteer', 'answerVolunteer', {
      ...this.one(),
      residentId,
      welcome,
      note,
      commandId: keptCommandId(key),
    });
    settleCommand(key, answer);
    this.setData({ busy: '' });
    if (!answer.ok) explain(answer);
    await this.refresh();
  },
});

function rowOf({ residentId, name, own, said, answer }: FeedbackLine): Row {
  const { welcome = false, note = '' } = answer ?? {};
  return { residentId, name, own, ...feedbackWords({ said, answer }), welcome, note };
}

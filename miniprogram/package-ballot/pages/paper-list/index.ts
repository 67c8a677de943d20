import '../../errors';
import type { MotionDetail, PaperLine } from '../../../../typings/contract/motion';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { differsLabel, enteredWords, PAPER_LIST, sameLabel } from '../../../text/ballot/paper';
import { answerWords, questionName } from '../../../text/ballot/question';
import { CHANNELS } from '../../../text/ballot/rule';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

interface Row {
  paperId: string;
  name: string;
  by: string;
  sameLabel: string;
  differsLabel: string;
  answers: { question: string; answer: string }[];
  own: boolean;
  compared: Pick<PaperLine, 'channel' | 'answers'>;
}

/** Entries that wait for a second pair of eyes, with the paper in hand. */
definePage({
  data: {
    words: PAPER_LIST,
    communityId: '',
    motionId: '',
    motion: null as MotionDetail | null,
    ...noRows<Row>(),
    busy: '',
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '', motionId: query.motionId ?? '' });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, motionId } = this.data;
    await load(this, {
      ask: async () => {
        const answer = await callCloud('ballot', 'showMotion', { communityId, motionId });
        if (!answer.ok) return answer;
        this.setData({ motion: answer.data });
        return callCloud('ballot', 'listPapers', { communityId, motionId });
      },
      show: ({ papers, next }) =>
        this.setData({ rows: papers.map((one) => this.rowOf(one)), next }),
    });
  },

  rowOf({ paperId, name, channel, answers, enteredBy, own }: PaperLine): Row {
    const questions = this.data.motion?.form.questions ?? [];
    return {
      paperId,
      name,
      by: enteredWords(enteredBy, CHANNELS[channel]),
      sameLabel: sameLabel(name),
      differsLabel: differsLabel(name),
      answers: questions.map((question, at) => ({
        question: `${questionName(question, at, questions.length)} ${question.text}`.trim(),
        answer: answerWords(question, answers[at]),
      })),
      own,
      compared: { channel, answers },
    };
  },

  async more() {
    const { communityId, motionId } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('ballot', 'listPapers', { communityId, motionId, after }),
      rows: ({ papers }) => papers.map((one) => this.rowOf(one)),
    });
  },

  enterSecret() {
    go(pathTo.paperEnter(this.data.communityId, this.data.motionId));
  },

  async decide(event: WechatMiniprogram.TouchEvent) {
    const { id, decision } = event.currentTarget.dataset as {
      id: string;
      decision: 'confirm' | 'refuse';
    };
    const { communityId, motionId, busy, rows } = this.data;
    if (busy) return;
    const row = rows.find(({ paperId }) => paperId === id);
    this.setData({ busy: id });
    const name = `paper-${decision}:${id}`;
    const answer = await callCloud('ballot', 'decidePaper', {
      communityId,
      motionId,
      paperId: id,
      decision,
      ...(row && { compared: row.compared }),
      commandId: keptCommandId(name),
    });
    this.setData({ busy: '' });
    settleCommand(name, answer);
    if (!answer.ok) explain(answer);
    await this.refresh();
  },
});

import '../../errors';
import type { ReviewLine } from '../../../../typings/contract/moderation';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { openFileWords, openPictureWords } from '../../../text/common/attachment';
import { errorWords } from '../../../text/error';
import { authorWords, decisionWords, REASONS, REVIEW_LIST } from '../../../text/moderation/review';
import { REPORTS } from '../../../text/notice/kind';
import { openAttachment } from '../../../view/attachment';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

type Decision = 'release' | 'reject';

interface Row extends ReviewLine {
  why: string;
  who: string;
  words: ReturnType<typeof decisionWords>;
  reported: string[];
  shots: { url: string; label: string }[];
  files: (ReviewLine['attachments'][number] & { label: string })[];
}

/** What the checks leave to a person. A decision takes two taps, the second says what will happen. */
definePage({
  data: {
    words: REVIEW_LIST,
    communityId: '',
    ...noRows<Row>(),
    /** the entry whose decision waits for the second tap */
    askedId: '',
    asked: 'release' as Decision,
    busy: false,
    problemId: '',
    problem: '',
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '' });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: () => callCloud('moderation', 'listReviews', { communityId }),
      show: ({ reviews, next }) => this.setData({ rows: reviews.map(rowOf), next }),
    });
  },

  async more() {
    const { communityId } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('moderation', 'listReviews', { communityId, after }),
      rows: ({ reviews }) => reviews.map(rowOf),
    });
  },

  askFor(event: WechatMiniprogram.TouchEvent) {
    const { id, decision } = event.currentTarget.dataset as { id: string; decision: Decision };
    this.setData({ askedId: id, asked: decision, problemId: '', problem: '' });
  },

  leaveIt() {
    this.setData({ askedId: '' });
  },

  async decide() {
    const { communityId, askedId: reviewId, asked: decision, busy } = this.data;
    if (busy) return;
    const row = this.data.rows.find((one) => one.reviewId === reviewId);
    if (!row) return;
    this.setData({ busy: true });
    const draft = `review:${reviewId}:${decision}`;
    const commandId = keptCommandId(draft);
    const answer = await callCloud('moderation', 'decideReview', {
      communityId,
      reviewId,
      decision,
      seen: row.seen,
      commandId,
    });
    settleCommand(draft, answer);
    if (answer.ok) {
      const rows = this.data.rows.filter((one) => one.reviewId !== reviewId);
      this.setData({ rows, askedId: '' });
      void wx.showToast({ title: row.words.done[decision], icon: 'success' });
    } else {
      this.setData({ askedId: '', problemId: reviewId, problem: errorWords(answer) });
    }
    this.setData({ busy: false });
  },

  openFile(event: WechatMiniprogram.TouchEvent) {
    const { file, name } = event.currentTarget.dataset as { file: string; name: string };
    void openAttachment(file, name);
  },

  openPicture(event: WechatMiniprogram.TouchEvent) {
    const { id, file } = event.currentTarget.dataset as { id: string; file: string };
    const row = this.data.rows.find(({ reviewId }) => reviewId === id);
    void wx.previewImage({ urls: row?.pictures ?? [file], current: file });
  },
});

function rowOf(line: ReviewLine): Row {
  return {
    ...line,
    why: REASONS[line.reason],
    words: decisionWords(line),
    reported: line.reports.map(({ reason, note }) =>
      [REPORTS[reason], note].filter(Boolean).join('：'),
    ),
    who: authorWords(line, Date.now()),
    shots: line.pictures.map((url, index) => ({ url, label: openPictureWords(index + 1) })),
    files: line.attachments.map((file) => ({ ...file, label: openFileWords(file.name) })),
  };
}

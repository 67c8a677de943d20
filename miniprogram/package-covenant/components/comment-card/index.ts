import type { ClauseComment } from '../../../../typings/contract/covenant';
import { COMMENT_CARD, commentWords } from '../../../text/covenant/talk';

/**
 * What somebody says about a clause. Events: `react` with `{ commentId, value }`, `report` with
 * `{ commentId }`.
 */
Component({
  properties: {
    comment: { type: Object, value: {} },
    /** the reader may support or oppose it now */
    speaks: { type: Boolean, value: false },
  },
  data: {
    words: COMMENT_CARD,
    stance: '',
    who: '',
    state: '',
    supports: '',
    opposes: '',
    both: '',
  },
  observers: {
    comment(comment: ClauseComment) {
      if (!comment.commentId) return;
      this.setData(commentWords(comment, Date.now()));
    },
  },
  methods: {
    react(event: WechatMiniprogram.TouchEvent) {
      const { value } = event.currentTarget.dataset as { value: 'support' | 'oppose' };
      const { commentId, mine } = this.data.comment as ClauseComment;
      this.triggerEvent('react', { commentId, value: mine === value ? 'none' : value });
    },
    report() {
      this.triggerEvent('report', { commentId: (this.data.comment as ClauseComment).commentId });
    },
  },
});

import type { ClauseComment } from '../../../../typings/contract/covenant';
import { STANCES } from '../../../text/covenant/words';
import { pastWords } from '../../../text/date';

const STATES: Record<ClauseComment['state'], string> = {
  shown: '',
  held: '等人看过再给大家看',
  hidden: '有人看过，没有给大家看',
};

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
  data: { stance: '', who: '', state: '' },
  observers: {
    comment(comment: ClauseComment) {
      if (!comment.commentId) return;
      const { stance, from, at, own, state } = comment;
      const who = own ? '您说的' : from;
      this.setData({
        stance: STANCES[stance],
        who: [who, pastWords(at, Date.now())].filter(Boolean).join(' · '),
        state: STATES[state],
      });
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

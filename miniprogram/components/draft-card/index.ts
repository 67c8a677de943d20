import type { DraftChoice, DraftState } from '../../store/draft';
import {
  DRAFT_CARD,
  DRAFT_WORDS,
  dropOwnWords,
  dropWords,
  takeWords,
} from '../../text/component/draft-card';

/** That something is left from earlier, or was changed by others meanwhile, and what may be done about it. */
Component({
  properties: {
    state: { type: String, value: '' },
    /** 写 or 选: what the person did */
    did: { type: String, value: DRAFT_CARD.did },
  },

  data: {
    words: DRAFT_CARD,
    about: '',
    take: '',
    drop: '',
  },

  observers: {
    'state, did'(state: DraftState, did: string) {
      this.setData({
        about: state === '' ? '' : DRAFT_WORDS[state](did),
        take: takeWords(did),
        drop: state === 'kept' ? DRAFT_CARD.drop : dropOwnWords(did),
      });
    },
  },

  methods: {
    async choose(event: WechatMiniprogram.TouchEvent) {
      const { choice } = event.currentTarget.dataset as { choice: DraftChoice };
      if (choice === 'drop' && !(await isSure(this.data.did))) return;
      this.triggerEvent('choose', { choice });
    },
  },
});

async function isSure(did: string): Promise<boolean> {
  const { confirm } = await wx.showModal({
    content: dropWords(did),
    confirmText: DRAFT_CARD.drop,
    cancelText: DRAFT_CARD.keep,
  });
  return confirm;
}

import type { DraftChoice, DraftState } from '../../store/draft';
import { DRAFT_WORDS, dropWords } from '../../text/draft';

/** That something is left from earlier, or was changed by others meanwhile, and what may be done about it. */
Component({
  properties: {
    state: { type: String, value: '' },
    /** 写 or 选: what the person did */
    did: { type: String, value: '写' },
  },

  data: { words: '' },

  observers: {
    'state, did'(state: DraftState, did: string) {
      this.setData({ words: state === '' ? '' : DRAFT_WORDS[state](did) });
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
    confirmText: '丢掉',
    cancelText: '留着',
  });
  return confirm;
}

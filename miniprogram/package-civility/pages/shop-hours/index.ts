import '../../errors';
import type { ShopHours } from '../../../../typings/contract/civility/shop';
import { callCloud } from '../../../cloud/call-cloud';
import {
  closeDraft,
  type Draft,
  type DraftState,
  draftState,
  dropDraft,
  keepDraft,
  openDraft,
} from '../../../store/draft';
import { SHOP_WORDS } from '../../../text/civility/shop';
import { formErrorWords } from '../../../text/error';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

const NO_HOURS: ShopHours = { weekly: [], note: '' };

/** When the shop is open: days and hours are chosen, not typed. */
definePage({
  data: {
    words: SHOP_WORDS,
    communityId: '',
    draft: null as Draft<ShopHours> | null,
    state: '' as DraftState,
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '' }) {
    this.setData({ communityId });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: () => callCloud('civility', 'listGoods', { communityId }),
      show: ({ hours }) => {
        const value = hours ?? NO_HOURS;
        this.draw(openDraft<ShopHours>(this.name(), { value, version: JSON.stringify(value) }));
      },
    });
  },

  name() {
    return `shop-hours:${this.data.communityId}`;
  },

  draw(draft: Draft<ShopHours>) {
    this.setData({ draft, state: draftState(draft), problem: '' });
  },

  keep(change: Partial<ShopHours>) {
    const { draft } = this.data;
    if (!draft) return;
    this.draw(keepDraft(this.name(), { ...draft, value: { ...draft.value, ...change } }));
  },

  change(event: WechatMiniprogram.CustomEvent<{ times: ShopHours['weekly'] }>) {
    this.keep({ weekly: event.detail.times });
  },

  typeNote(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.keep({ note: event.detail.value });
  },

  choose() {
    dropDraft(this.name());
    void this.refresh();
  },

  async save() {
    const { communityId, draft, busy } = this.data;
    if (busy || !draft) return;
    this.setData({ busy: true, problem: '' });
    const { weekly, note } = draft.value;
    const answer = await callCloud('civility', 'setShopHours', {
      communityId,
      weekly,
      note: note.trim(),
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    closeDraft(this.name(), draft);
    void wx.showToast({ title: SHOP_WORDS.saved, icon: 'success' });
    goBackOrHome(this);
  },
});

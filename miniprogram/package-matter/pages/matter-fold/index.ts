import '../../errors';
import type { MatterLine } from '../../../../typings/contract/matter/matter';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { foldContent, MATTER_FOLD } from '../../../text/matter/list';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { explain, load } from '../../../view/load';

/** Which matter that says the same one goes on under: those of its kind around its place. */
definePage({
  data: {
    words: MATTER_FOLD,
    communityId: '',
    matterId: '',
    rows: [] as MatterLine[],
    busy: false,
  },

  onLoad({ communityId = '', matterId = '' }) {
    this.setData({ communityId, matterId });
    void this.refresh();
  },

  async refresh() {
    const { communityId, matterId } = this.data;
    await load(this, {
      ask: async () => {
        const matter = await callCloud('matter', 'showMatter', { communityId, matterId });
        if (!matter.ok) return matter;
        const { placeId, topicId } = matter.data;
        return callCloud('matter', 'listAlike', { communityId, placeId, topicId });
      },
      show: ({ matters }) =>
        this.setData({ rows: matters.filter((one) => one.matterId !== matterId) }),
    });
  },

  async choose(event: WechatMiniprogram.CustomEvent<{ matterId: string }>) {
    const { communityId, matterId, rows, busy } = this.data;
    const into = event.detail.matterId;
    const title = rows.find((one) => one.matterId === into)?.title ?? '';
    const { confirm } = await wx.showModal({
      title: MATTER_FOLD.confirmTitle,
      content: foldContent(title),
      confirmText: MATTER_FOLD.confirm,
      cancelText: MATTER_FOLD.cancel,
    });
    if (!confirm || busy) return;
    this.setData({ busy: true });
    const name = `matter-fold:${matterId}:${into}`;
    const commandId = keptCommandId(name);
    const answer = await callCloud('matter', 'foldMatter', {
      communityId,
      matterId,
      into,
      commandId,
    });
    settleCommand(name, answer);
    this.setData({ busy: false });
    if (!answer.ok) explain(answer);
    else goBackOrHome(this);
  },
});

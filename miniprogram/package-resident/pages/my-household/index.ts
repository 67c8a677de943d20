import '../../errors';
import type { OwnerState } from '../../../../typings/contract/parts/owner-claim';
import type { Member } from '../../../../typings/contract/resident';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { forgetMemberships } from '../../../store/session';
import { callHelper } from '../../../view/call-helper';
import { definePage } from '../../../view/define-page';
import { goBackOrHome } from '../../../view/go';
import { explain, load } from '../../../view/load';

const OWNER_WORDS: Record<OwnerState, string> = {
  none: '业主表决时，用手机为这套房子投票的，要是产权登记上的本人。请楼栋长或业委会当面核对一次就行。租住的邻居不用申请。',
  asked: '申请送到了，请楼栋长或业委会当面核对一下。没核对以前，可以用纸质选票。',
  confirmed: '已经核对过，您是这套房子的业主，可以用手机投业主的票。',
  declined: '没有核对上。有疑问请找楼栋长；也可以带着产权证再申请一次。',
  ended: '产权登记换了人，原来的核对不算了。您要是新登记的产权人，请再申请一次。',
};
const UNKNOWN_OWNER = '名册里还没有写这套房子的产权人。要用手机投业主的票，请联系楼栋长补上。';

/** The people of my own household: who speaks for it, and the way out. */
definePage({
  data: {
    communityId: '',
    householdId: '',
    label: '',
    members: [] as (Member & { words: string })[],
    representativeId: null as string | null,
    owner: null as OwnerState | null,
    ownerWords: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', householdId = '' } = query;
    this.setData({ communityId, householdId });
    void this.refresh();
  },

  callHelper() {
    void callHelper(this.data.communityId);
  },

  async refresh() {
    const { communityId, householdId } = this.data;
    await load(this, {
      keep: `household:${householdId}`,
      ask: () => callCloud('resident', 'showHousehold', { communityId, householdId }),
      show: ({ label, members, representativeId, owner = null }) =>
        this.setData({
          owner,
          ownerWords: owner === null ? UNKNOWN_OWNER : OWNER_WORDS[owner],
          label,
          representativeId,
          members: members.map((member) => ({
            ...member,
            words: member.wechat ? '在用小程序' : '没有微信',
          })),
        }),
    });
  },

  async choose(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = event.currentTarget.dataset as { id: string; name: string };
    const { communityId, householdId, representativeId, busy } = this.data;
    if (busy || id === representativeId) return;
    const { confirm } = await wx.showModal({
      title: `请 ${name} 做户代表？`,
      content: '一户一票，由户代表投。随时可以换，换过都有记录。',
      confirmText: '就选他',
      cancelText: '先不选',
    });
    if (!confirm) return;
    this.setData({ busy: true });
    const key = `representative:${householdId}:${id}:${representativeId ?? ''}`;
    const answer = await callCloud('resident', 'chooseRepresentative', {
      communityId,
      householdId,
      residentId: id,
      previousId: representativeId,
      commandId: keptCommandId(key),
    });
    this.setData({ busy: false });
    settleCommand(key, answer);
    if (!answer.ok) explain(answer);
    forgetMemberships();
    await this.refresh();
  },

  async askAsOwner() {
    const { communityId, householdId, owner, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true });
    const key = `own:${householdId}:${owner ?? ''}`;
    const answer = await callCloud('resident', 'askAsOwner', {
      communityId,
      householdId,
      commandId: keptCommandId(key),
    });
    this.setData({ busy: false });
    settleCommand(key, answer);
    if (!answer.ok) explain(answer);
    await this.refresh();
  },

  async leave() {
    const { communityId, householdId, label, busy } = this.data;
    if (busy) return;
    const { confirm } = await wx.showModal({
      title: '退出这一户？',
      content: `退出以后，不再收到发给 ${label} 的通知。要再加入，得有新的门牌码。`,
      confirmText: '退出',
      cancelText: '不退出',
    });
    if (!confirm) return;
    this.setData({ busy: true });
    const key = `leave-household:${householdId}`;
    const answer = await callCloud('resident', 'leaveHousehold', {
      communityId,
      householdId,
      commandId: keptCommandId(key),
    });
    this.setData({ busy: false });
    settleCommand(key, answer);
    if (!answer.ok) return explain(answer);
    forgetMemberships();
    goBackOrHome();
  },
});

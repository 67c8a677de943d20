import '../../errors';
import type { OwnerState } from '../../../../typings/contract/parts/owner-claim';
import type { Member } from '../../../../typings/contract/resident';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { forgetMemberships } from '../../../store/session';
import {
  leaveDialog,
  MY_HOUSEHOLD,
  memberWords,
  ownerWords,
  representativeDialog,
} from '../../../text/resident/own-household';
import { goBackOrHome } from '../../../view/after-answer';
import { callHelper } from '../../../view/call-helper';
import { definePage } from '../../../view/define-page';
import { explain, load } from '../../../view/load';

/** The people of my own household: who speaks for it, and the way out. */
definePage({
  data: {
    words: MY_HOUSEHOLD,
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
          ownerWords: ownerWords(owner),
          label,
          representativeId,
          members: members.map((member) => ({
            ...member,
            words: memberWords(member.wechat, member.residentId === representativeId),
          })),
        }),
    });
  },

  async choose(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = event.currentTarget.dataset as { id: string; name: string };
    const { communityId, householdId, representativeId, busy } = this.data;
    if (busy || id === representativeId) return;
    const { confirm } = await wx.showModal(representativeDialog(name));
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
    const { confirm } = await wx.showModal(leaveDialog(label));
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
    goBackOrHome(this);
  },
});

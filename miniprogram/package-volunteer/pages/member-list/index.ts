import '../../errors';
import type { MemberLine } from '../../../../typings/contract/volunteer/shift';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { COMMON } from '../../../text/volunteer/common';
import { latesWords, MEMBER_LIST } from '../../../text/volunteer/team/member';
import { isExpired, skillsWords } from '../../../text/volunteer/team/team';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

interface Row {
  residentId: string;
  name: string;
  skills: string;
  more: string;
  expired: boolean;
  unseen: boolean;
  proof: boolean;
  limit: string;
}

/** Who belongs to the team and what each can do, for those who lead it. */
definePage({
  data: {
    words: MEMBER_LIST,
    communityId: '',
    teamId: '',
    members: [] as Row[],
  },

  onLoad({ communityId = '', teamId = '' }) {
    this.setData({ communityId, teamId });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, teamId } = this.data;
    await load(this, {
      ask: () => callCloud('volunteer', 'listMembers', { communityId, teamId }),
      show: ({ members }) => this.setData({ members: members.map(rowOf) }),
    });
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(pathTo.memberEdit(this.data.communityId, this.data.teamId, id));
  },

  add() {
    go(pathTo.memberEdit(this.data.communityId, this.data.teamId));
  },
});

function rowOf({ residentId, name, wechat, skills, lates, limit, proof }: MemberLine): Row {
  const today = dayOf(Date.now());
  const more = [wechat ? '' : MEMBER_LIST.noWechat, lates > 0 ? latesWords(lates) : ''];
  return {
    residentId,
    name: name || COMMON.gone,
    skills: skillsWords(skills, today),
    more: more.filter(Boolean).join(' · '),
    limit: limit ? (limit.is === 'trainee' ? MEMBER_LIST.trainee : MEMBER_LIST.restricted) : '',
    proof: Boolean(proof),
    unseen: skills.some(({ state }) => state === 'unseen'),
    expired: skills.some((one) => isExpired(one, today)),
  };
}

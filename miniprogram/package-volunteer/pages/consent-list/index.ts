import '../../errors';
import type { ConsentLine, NotedConsent } from '../../../../typings/contract/volunteer/consent';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { consentWords } from '../../../text/volunteer/consent';
import { definePage } from '../../../view/define-page';
import { explain, load } from '../../../view/load';

interface Row {
  residentId: string;
  name: string;
  words: string;
  given: boolean;
  byName: string;
}

type Tapped = WechatMiniprogram.TouchEvent;

/** Whether the minors of one's home may come along; and papers that wait for a second person to see them. */
definePage({
  data: {
    communityId: '',
    family: [] as Row[],
    waiting: null as Row[] | null,
    busy: '',
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '' });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: () => callCloud('volunteer', 'listConsents', { communityId }),
      show: ({ family, waiting }) =>
        this.setData({
          family: family.map((one) => rowOf(one)),
          waiting: waiting?.map((one) => rowOf(one)) ?? null,
        }),
    });
  },

  async say(event: Tapped) {
    const { id, given } = event.currentTarget.dataset as { id: string; given: boolean };
    const { communityId, family, busy } = this.data;
    const row = family.find(({ residentId }) => residentId === id);
    if (busy || !row) return;
    const { confirm } = await wx.showModal(
      given
        ? {
            title: `同意 ${row.name} 参加？`,
            content: '志愿服务和课程活动都可以自己报名。夜里的班次还是不能参加。随时可以收回。',
            confirmText: '同意',
            cancelText: '再想想',
          }
        : {
            title: `收回对 ${row.name} 的同意？`,
            content: '已经报上的、还没有开始的班次会让出名额。',
            confirmText: '收回',
            cancelText: '先不',
          },
    );
    if (!confirm) return;
    this.setData({ busy: id });
    const kept = `consent-${given}:${id}`;
    const answer = await callCloud('volunteer', 'giveConsent', {
      communityId,
      residentId: id,
      given,
      commandId: keptCommandId(kept),
    });
    this.setData({ busy: '' });
    settleCommand(kept, answer);
    if (!answer.ok) explain(answer);
    await this.refresh();
  },

  async decide(event: Tapped) {
    const { id, decision } = event.currentTarget.dataset as {
      id: string;
      decision: 'confirm' | 'refuse';
    };
    const { communityId, waiting, busy } = this.data;
    const row = waiting?.find(({ residentId }) => residentId === id);
    if (busy || !row) return;
    const { confirm } = await wx.showModal({
      title: decision === 'confirm' ? '您也看过这份同意书吗？' : '没有这份同意书？',
      content: `${row.name}，${row.byName} 登记`,
      confirmText: decision === 'confirm' ? '看过了' : '没有',
      cancelText: '再看看',
    });
    if (!confirm) return;
    this.setData({ busy: id });
    const kept = `consent-${decision}:${id}`;
    const answer = await callCloud('volunteer', 'confirmConsent', {
      communityId,
      residentId: id,
      decision,
      commandId: keptCommandId(kept),
    });
    this.setData({ busy: '' });
    settleCommand(kept, answer);
    if (!answer.ok) explain(answer);
    await this.refresh();
  },
});

function rowOf(line: ConsentLine | NotedConsent): Row {
  const { residentId, name, state } = line;
  return {
    residentId,
    name: name || '已离开的邻居',
    words: consentWords(line),
    given: state === 'given',
    byName: ('byName' in line && line.byName) || '已离开的邻居',
  };
}

import '../../errors';
import type { ConsentLine, NotedConsent } from '../../../../typings/contract/volunteer/consent';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { COMMON } from '../../../text/volunteer/common';
import { consentWords } from '../../../text/volunteer/team/consent';
import {
  agreeTitle,
  CONSENT_LIST,
  notedWords,
  paperOf,
  takeBackTitle,
} from '../../../text/volunteer/team/consents';
import { definePage } from '../../../view/define-page';
import { explain, load } from '../../../view/load';

interface Row {
  residentId: string;
  name: string;
  words: string;
  given: boolean;
  /** who has written down the paper */
  noted: string;
}

type Tapped = WechatMiniprogram.TouchEvent;

/** Whether the minors of one's home may come along; and papers that wait for a second person to see them. */
definePage({
  data: {
    words: CONSENT_LIST,
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
            title: agreeTitle(row.name),
            content: CONSENT_LIST.agreeHint,
            confirmText: CONSENT_LIST.agree,
            cancelText: CONSENT_LIST.agreeCancel,
          }
        : {
            title: takeBackTitle(row.name),
            content: CONSENT_LIST.takeBackHint,
            confirmText: CONSENT_LIST.takeBackConfirm,
            cancelText: COMMON.notYet,
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
      title: decision === 'confirm' ? CONSENT_LIST.seenTitle : CONSENT_LIST.notThereTitle,
      content: paperOf(row.name, row.noted),
      confirmText: decision === 'confirm' ? CONSENT_LIST.seen : CONSENT_LIST.notThereConfirm,
      cancelText: COMMON.lookAgain,
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
    name: name || COMMON.gone,
    words: consentWords(line),
    given: state === 'given',
    noted: notedWords(('byName' in line && line.byName) || COMMON.gone),
  };
}

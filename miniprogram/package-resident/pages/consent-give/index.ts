import '../../errors';
import type { Helper } from '../../../../typings/contract/household';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { dayWords } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { CONSENT_GIVE } from '../../../text/resident/own-household';
import { roleWords } from '../../../text/role/role';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

const FIRST_DAYS = 90;
const MOST_DAYS = 365;

/** Lets somebody of the household, or an officer around it, act for me until a day. */
definePage({
  data: {
    words: CONSENT_GIVE,
    communityId: '',
    helpers: [] as (Helper & { words: string })[],
    agentId: '',
    until: '',
    untilWords: '',
    firstDay: '',
    lastDay: '',
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const today = dayOf(Date.now());
    const until = addDays(today, FIRST_DAYS);
    this.setData({
      communityId: query.communityId ?? '',
      firstDay: today,
      lastDay: addDays(today, MOST_DAYS),
      until,
      untilWords: dayWords(until),
    });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: () => callCloud('resident', 'listHelpers', { communityId }),
      show: ({ helpers }) =>
        this.setData({
          helpers: helpers.map((helper) => ({
            ...helper,
            words: helper.as === 'family' ? CONSENT_GIVE.family : roleWords(helper.as),
          })),
        }),
    });
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    this.setData({ agentId: event.currentTarget.dataset.id as string, problem: '' });
  },

  chooseUntil(event: WechatMiniprogram.PickerChange) {
    const until = String(event.detail.value);
    this.setData({ until, untilWords: dayWords(until) });
  },

  async give() {
    const { communityId, agentId, until, busy } = this.data;
    if (busy) return;
    if (agentId === '') {
      this.setData({ problem: CONSENT_GIVE.chooseFirst });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const key = `consent-give:${agentId}:${until}`;
    const answer = await callCloud('resident', 'giveConsent', {
      communityId,
      agentId,
      until,
      commandId: keptCommandId(key),
    });
    settleCommand(key, answer);
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    void wx.showToast({ title: CONSENT_GIVE.given, icon: 'success' });
    goBackOrHome(this);
  },
});

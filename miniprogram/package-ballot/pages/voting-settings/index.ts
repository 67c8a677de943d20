import type { VotingSettings } from '../../../../typings/contract/motion';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { formErrorWords } from '../../../text/error';
import { definePage } from '../../../view/define-page';
import { goBackOrHome } from '../../../view/go';
import { load } from '../../../view/load';

const NUMBERS = ['leastDays', 'mostDays', 'publicationDays', 'proxiesPerPerson'] as const;
type NumberField = (typeof NUMBERS)[number];

/** Local parameters of votes: what the community's own rules and the authorities have settled. */
definePage({
  data: {
    communityId: '',
    form: null as Record<string, string> | null,
    problem: '',
    busy: false,
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '' });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: () => callCloud('ballot', 'showSettings', { communityId }),
      show: (settings) =>
        this.setData({
          form: Object.fromEntries(
            Object.entries(settings).map(([name, value]) => [name, String(value)]),
          ),
        }),
    });
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.refresh();
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { name } = event.currentTarget.dataset as { name: string };
    this.setData({ form: { ...this.data.form, [name]: event.detail.value }, problem: '' });
  },

  async save() {
    const { communityId, form, busy } = this.data;
    if (busy || !form) return;
    const numbers = Object.fromEntries(NUMBERS.map((name) => [name, Number(form[name])])) as Record<
      NumberField,
      number
    >;
    if (NUMBERS.some((name) => !/^\d{1,3}$/.test(form[name] ?? ''))) {
      return this.setData({ problem: '天数和人数请填数字。' });
    }
    if (numbers.publicationDays < 15) return this.setData({ problem: '公示不能少于 15 天。' });
    this.setData({ busy: true });
    const settings: VotingSettings = {
      ...numbers,
      remoteRule: (form.remoteRule ?? '').trim(),
      ownersApproval: (form.ownersApproval ?? '').trim(),
    };
    const name = `voting-settings:${communityId}:${JSON.stringify(settings)}`;
    const answer = await callCloud('ballot', 'saveSettings', {
      communityId,
      settings,
      commandId: keptCommandId(name),
    });
    this.setData({ busy: false });
    settleCommand(name, answer);
    if (!answer.ok) return this.setData({ problem: formErrorWords(answer) });
    await wx.showToast({ title: '存好了', icon: 'success' });
    goBackOrHome();
  },
});

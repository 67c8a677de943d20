import type { SavedVotingSettings, VotingSettings } from '../../../../typings/contract/motion';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { formErrorWords } from '../../../text/error';
import { definePage } from '../../../view/define-page';
import { goBackOrHome } from '../../../view/go';
import { load } from '../../../view/load';

const NUMBERS = ['leastDays', 'mostDays', 'publicationDays', 'proxiesPerPerson'] as const;
type NumberField = (typeof NUMBERS)[number];

type Name = Exclude<keyof VotingSettings, 'communityKind'>;
type Form = Record<Name, string> & { isVillage: boolean };

const LABELS: Record<Name, string> = {
  leastDays: '业主投票最少几天',
  mostDays: '投票最多几天',
  publicationDays: '结果公示几天',
  proxiesPerPerson: '一个人最多替几位投',
  remoteRule: '线上投票计入的依据',
  ownersApproval: '业主电子投票的批准',
  convenerRule: '没有业委会时，由居委会召集业主的依据',
  buildingRule: '一栋楼、一个单元的业主可以自己决定的依据',
};

/** Local parameters of votes: what the community's own rules and the authorities have settled. */
definePage({
  data: {
    communityId: '',
    labels: LABELS,
    /** the change of the settings that the form was filled from */
    seen: null as string | null,
    form: null as Form | null,
    /** the form as it was filled, before anything was typed */
    filled: null as Form | null,
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
      show: (saved) => {
        this.data.seen = saved.seen;
        this.setData({ form: typed(saved), filled: typed(saved) });
      },
    });
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.refresh();
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { name } = event.currentTarget.dataset as { name: Name };
    const { form } = this.data;
    if (form) this.setData({ form: { ...form, [name]: event.detail.value }, problem: '' });
  },

  turnVillage() {
    const { form } = this.data;
    if (form) this.setData({ form: { ...form, isVillage: !form.isVillage }, problem: '' });
  },

  async save() {
    const { communityId, form, busy, seen } = this.data;
    if (busy || !form) return;
    const numbers = Object.fromEntries(NUMBERS.map((name) => [name, Number(form[name])])) as Record<
      NumberField,
      number
    >;
    if (NUMBERS.some((name) => !/^\d{1,3}$/.test(form[name]))) {
      return this.setData({ problem: '天数和人数请填数字。' });
    }
    if (numbers.publicationDays < 15) return this.setData({ problem: '公示不能少于 15 天。' });
    this.setData({ busy: true });
    const settings: VotingSettings = {
      ...numbers,
      remoteRule: form.remoteRule.trim(),
      ownersApproval: form.ownersApproval.trim(),
      convenerRule: form.convenerRule.trim(),
      buildingRule: form.buildingRule.trim(),
      communityKind: form.isVillage ? 'village' : 'city',
    };
    const name = `voting-settings:${communityId}:${JSON.stringify({ settings, seen })}`;
    const answer = await callCloud('ballot', 'saveSettings', {
      communityId,
      settings,
      seen,
      commandId: keptCommandId(name),
    });
    settleCommand(name, answer);
    const isOthers = !answer.ok && answer.code === 'SETTINGS_CHANGED';
    const theirs = isOthers ? await callCloud('ballot', 'showSettings', { communityId }) : null;
    this.setData({ busy: false });
    if (theirs?.ok) return this.meetOther(theirs.data);
    if (!answer.ok) return this.setData({ problem: formErrorWords(answer) });
    await wx.showToast({ title: '存好了', icon: 'success' });
    goBackOrHome();
  },

  /**
   * Somebody else has saved them since. What they changed is taken over where nothing was typed; where both
   * typed, what was typed here stays and theirs is told.
   */
  meetOther(theirs: SavedVotingSettings) {
    const { form, filled } = this.data;
    if (!form || !filled) return;
    const now = typed(theirs);
    const names = (Object.keys(LABELS) as Name[]).filter((name) => now[name] !== filled[name]);
    const isMine = (name: Name) => form[name] !== filled[name] && form[name] !== now[name];
    const isVillage = form.isVillage === filled.isVillage ? now.isVillage : form.isVillage;
    const clashes = names
      .filter(isMine)
      .map((name) => `「${LABELS[name]}」填的是${told(now[name])}`);
    const taken = names.filter((name) => !isMine(name));
    this.data.seen = theirs.seen;
    this.setData({
      filled: now,
      form: { ...form, ...Object.fromEntries(taken.map((name) => [name, now[name]])), isVillage },
      problem: [
        '别人刚刚存过这些设置。',
        taken.length > 0
          ? `${taken.map((name) => `「${LABELS[name]}」`).join('')}已换成新的。`
          : '',
        clashes.length > 0 ? `别人的${clashes.join('，')}；您填的还在。` : '',
        '请看一遍，再按「存下来」。',
      ].join(''),
    });
  },
});

/** Settings as a form shows them. */
function typed(settings: SavedVotingSettings): Form {
  const names = Object.keys(LABELS) as Name[];
  const texts = Object.fromEntries(names.map((name) => [name, String(settings[name] ?? '')]));
  const isVillage = settings.communityKind === 'village';
  return { ...(texts as Record<Name, string>), isVillage };
}

const told = (value: string): string => (value === '' ? '空白' : ` ${value}`);

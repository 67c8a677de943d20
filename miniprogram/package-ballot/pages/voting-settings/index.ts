import '../../errors';
import type { SavedVotingSettings, VotingSettings } from '../../../../typings/contract/motion';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import {
  changeWords,
  decidedWords,
  historyOf,
  othersWords,
  proposedWords,
  SETTING_NAMES,
  settingLines,
  VOTING_SETTINGS,
} from '../../../text/ballot/settings';
import { formErrorWords } from '../../../text/error';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

const NUMBERS = ['leastDays', 'mostDays', 'publicationDays', 'proxiesPerPerson'] as const;
type NumberField = (typeof NUMBERS)[number];

type Name = Exclude<keyof VotingSettings, 'communityKind'>;
type Form = Record<Name, string> & { isVillage: boolean };

/** What one officer would change, as others read it. */
interface Waiting {
  proposalId: string;
  by: string;
  lines: string[];
  own: boolean;
}

/** Local parameters of votes: what the community's own rules and the authorities have settled. */
definePage({
  data: {
    words: VOTING_SETTINGS,
    communityId: '',
    labels: SETTING_NAMES,
    /** the change of the settings that the form was filled from */
    seen: null as string | null,
    form: null as Form | null,
    /** the form as it was filled, before anything was typed */
    filled: null as Form | null,
    /** what holds, for those who only read it */
    lines: [] as { name: string; words: string }[],
    waiting: null as Waiting | null,
    history: [] as { by: string; lines: string[] }[],
    mayPropose: false,
    mayDecide: false,
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
      show: (saved) => this.show(saved),
    });
  },

  show(saved: SavedVotingSettings) {
    this.data.seen = saved.seen;
    this.showAround(saved);
    this.setData({ form: typed(saved), filled: typed(saved) });
  },

  showAround(saved: SavedVotingSettings) {
    const { proposed, history = [], mayPropose = true, mayDecide = false } = saved;
    this.setData({
      lines: settingLines(saved),
      waiting: proposed
        ? {
            proposalId: proposed.proposalId,
            by: proposedWords(proposed),
            lines: proposed.changes.map(changeWords),
            own: proposed.own,
          }
        : null,
      history: history.map(historyOf),
      mayPropose,
      mayDecide,
    });
  },

  async decide(event: WechatMiniprogram.TouchEvent) {
    const { communityId, waiting, busy } = this.data;
    const { decision } = event.currentTarget.dataset as { decision: 'agree' | 'refuse' };
    if (busy || !waiting) return;
    this.setData({ busy: true, problem: '' });
    const { proposalId } = waiting;
    const name = `decide-settings:${proposalId}:${decision}`;
    const answer = await callCloud('ballot', 'decideSettings', {
      communityId,
      proposalId,
      decision,
      commandId: keptCommandId(name),
    });
    settleCommand(name, answer);
    this.setData({ busy: false });
    if (answer.ok) {
      this.show(answer.data);
      const title = decidedWords(decision, waiting.own);
      return void wx.showToast({ title, icon: 'success' });
    }
    this.setData({ problem: formErrorWords(answer) });
    if (answer.code === 'SETTINGS_CHANGED') await this.refresh();
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
      return this.setData({ problem: VOTING_SETTINGS.numbersUnfit });
    }
    if (numbers.publicationDays < 15)
      return this.setData({ problem: VOTING_SETTINGS.publicationShort });
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
    const isAsked = Boolean(answer.data.proposed);
    this.show(answer.data);
    void wx.showToast({
      title: isAsked ? VOTING_SETTINGS.waits : VOTING_SETTINGS.unchanged,
      icon: 'none',
    });
    void wx.pageScrollTo({ scrollTop: 0 });
  },

  /**
   * Somebody else has saved them since. What they changed is taken over where nothing was typed; where both
   * typed, what was typed here stays and theirs is told.
   */
  meetOther(theirs: SavedVotingSettings) {
    const { form, filled } = this.data;
    if (!form || !filled) return;
    const now = typed(theirs);
    const names = (Object.keys(SETTING_NAMES) as Name[]).filter(
      (name) => now[name] !== filled[name],
    );
    const isMine = (name: Name) => form[name] !== filled[name] && form[name] !== now[name];
    const isVillage = form.isVillage === filled.isVillage ? now.isVillage : form.isVillage;
    const clashes = names.filter(isMine).map((name) => ({ name, value: now[name] }));
    const taken = names.filter((name) => !isMine(name));
    this.data.seen = theirs.seen;
    this.showAround(theirs);
    this.setData({
      filled: now,
      form: { ...form, ...Object.fromEntries(taken.map((name) => [name, now[name]])), isVillage },
      problem: othersWords(taken, clashes),
    });
  },
});

/** Settings as a form shows them. */
function typed(settings: SavedVotingSettings): Form {
  const names = Object.keys(SETTING_NAMES) as Name[];
  const texts = Object.fromEntries(names.map((name) => [name, String(settings[name] ?? '')]));
  const isVillage = settings.communityKind === 'village';
  return { ...(texts as Record<Name, string>), isVillage };
}

import '../../errors';
import type { PairingCandidate, PairingTask } from '../../../../typings/contract/pairing';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { errorWords, formErrorWords } from '../../../text/error';
import { PAIRING_PROPOSE, youngWords } from '../../../text/volunteer/pairing/pages';
import { TASKS } from '../../../text/volunteer/pairing/pairing';
import { goBackOrHome } from '../../../view/after-answer';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';

interface Chosen {
  residentId: string;
  name: string;
  adult: boolean;
  householdId: string;
  label: string;
}

interface Form {
  elder: Chosen | null;
  helper: Chosen | null;
  tasks: PairingTask[];
}

type Side = 'elder' | 'helper';

/** An officer brings a helper and an elder together: who, whom, what for. Both are asked. */
definePage({
  data: {
    words: PAIRING_PROPOSE,
    communityId: '',
    draft: null as Draft<Form> | null,
    /** whose search field has been typed into last */
    side: 'elder' as Side,
    search: { elder: '', helper: '' },
    found: [] as PairingCandidate[],
    searched: false,
    tasks: [] as { task: PairingTask; name: string; chosen: boolean }[],
    /** who is not known to be of age; '' = nobody */
    young: '',
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '' } = query;
    this.setData({ communityId });
    this.draw(
      openNew<Form>(`pairing:${communityId}`, { elder: null, helper: null, tasks: ['talk'] }),
    );
  },

  draw(draft: Draft<Form>) {
    const { elder, helper, tasks } = draft.value;
    const young = [elder, helper].flatMap((one) => (one && !one.adult ? one.name : []));
    this.setData({
      draft,
      tasks: TASKS.map((one) => ({ ...one, chosen: tasks.includes(one.task) })),
      young: youngWords(young.join('、')),
      problem: '',
    });
  },

  keep(change: Partial<Form>) {
    const { draft, communityId } = this.data;
    if (!draft) return;
    const value = { ...draft.value, ...change };
    this.draw(keepDraft(`pairing:${communityId}`, { ...draft, value }));
  },

  /** An answer to an older question is dropped. */
  async search(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { side } = event.currentTarget.dataset as { side: Side };
    const typed = event.detail.value.replace(/[^\p{L}\p{N} -]/gu, '').slice(0, 20);
    const search = { elder: '', helper: '', [side]: typed };
    this.setData({ side, search, found: [], searched: false });
    if (typed.trim() === '') return;
    const { communityId } = this.data;
    const answer = await callCloud('volunteer', 'findForPairing', {
      communityId,
      as: side,
      search: typed,
    });
    if (typed !== this.data.search[side] || side !== this.data.side) return;
    if (!answer.ok) this.setData({ problem: errorWords(answer) });
    else this.setData({ found: answer.data.people, searched: true });
  },

  async choose(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const { side, found } = this.data;
    const person = found.find(({ residentId }) => residentId === id);
    if (!person) return;
    const { residentId, name, adult, doors } = person;
    const at = doors.length > 1 ? await chooseOne(doors.map(({ label }) => label)) : 0;
    if (at === null) return;
    const { householdId = '', label = '' } = doors[at] ?? {};
    this.setData({ search: { elder: '', helper: '' }, found: [], searched: false });
    this.keep({ [side]: { residentId, name, adult, householdId, label } });
  },

  other(event: WechatMiniprogram.TouchEvent) {
    const { side } = event.currentTarget.dataset as { side: Side };
    this.keep({ [side]: null });
  },

  toggle(event: WechatMiniprogram.TouchEvent) {
    const { task } = event.currentTarget.dataset as { task: PairingTask };
    const tasks = this.data.draft?.value.tasks ?? [];
    this.keep({
      tasks: tasks.includes(task) ? tasks.filter((one) => one !== task) : [...tasks, task],
    });
  },

  openAdults() {
    go(pathTo.adults(this.data.communityId));
  },

  async propose() {
    const { communityId, draft, busy } = this.data;
    if (busy || !draft) return;
    const { elder, helper, tasks } = draft.value;
    const missing = !elder
      ? PAIRING_PROPOSE.wantsElder
      : !helper
        ? PAIRING_PROPOSE.wantsHelper
        : tasks.length === 0
          ? PAIRING_PROPOSE.wantsTask
          : '';
    if (missing || !elder || !helper) {
      this.setData({ problem: missing });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('volunteer', 'proposePairing', {
      communityId,
      householdId: elder.householdId,
      elderId: elder.residentId,
      helperId: helper.residentId,
      tasks,
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`pairing:${communityId}`);
    void wx.showToast({ title: PAIRING_PROPOSE.proposed, icon: 'success' });
    goBackOrHome(this);
  },
});

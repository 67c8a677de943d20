import '../../errors';
import type { Neighbour } from '../../../../typings/contract/volunteer/organising';
import type { ShiftDetail } from '../../../../typings/contract/volunteer/shift';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { dayWithWeekday } from '../../../text/date';
import { errorWords, formErrorWords } from '../../../text/error';
import { FIND } from '../../../text/volunteer/common';
import { addLabel, PEOPLE_ADD, placesLeft } from '../../../text/volunteer/shift/people';
import { spanWords } from '../../../text/volunteer/standing';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { hasToldInsurance } from '../../../view/sign-up';

const MOST = 10;

interface Form {
  people: Neighbour[];
  roleId: string;
}

type Tapped = WechatMiniprogram.TouchEvent;

/** A leader writes down who has said that they come: one without a phone, or several together. */
definePage({
  data: {
    words: PEOPLE_ADD,
    addLabel: '',
    communityId: '',
    shiftId: '',
    teamId: '',
    shift: null as ShiftDetail | null,
    when: '',
    draft: null as Draft<Form> | null,
    roles: [] as { roleId: string; name: string; left: string; on: boolean }[],
    search: '',
    found: [] as Neighbour[],
    searched: false,
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', shiftId = '', teamId = '' }) {
    this.setData({ communityId, shiftId, teamId });
    void this.refresh();
  },

  name() {
    return `people-add:${this.data.shiftId}`;
  },

  async refresh() {
    const { communityId, shiftId } = this.data;
    await load(this, {
      ask: () => callCloud('volunteer', 'showShift', { communityId, shiftId }),
      show: (shift) => {
        this.setData({ shift, when: `${dayWithWeekday(shift.day)} ${spanWords(shift)}` });
        const [first] = shift.roles;
        this.draw(openNew<Form>(this.name(), { people: [], roleId: first?.roleId ?? 'r1' }));
      },
    });
  },

  draw(draft: Draft<Form>) {
    this.setData({
      draft,
      addLabel: addLabel(draft.value.people.length),
      roles: (this.data.shift?.roles ?? []).map(({ roleId, name, places, taken }) => ({
        roleId,
        name,
        left: placesLeft(Math.max(0, places - taken)),
        on: roleId === draft.value.roleId,
      })),
      problem: '',
    });
  },

  keep(change: Partial<Form>) {
    const { draft } = this.data;
    if (!draft) return;
    this.draw(keepDraft(this.name(), { ...draft, value: { ...draft.value, ...change } }));
  },

  typeName({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ search: detail.value, found: [], searched: false });
  },

  async find() {
    const { communityId, teamId, search } = this.data;
    const name = search.trim();
    if (name.length < 2) {
      this.setData({ problem: FIND.wantsWholeName });
      return;
    }
    const answer = await callCloud('volunteer', 'findNeighbours', { communityId, teamId, name });
    if (name !== this.data.search.trim()) return;
    if (!answer.ok) this.setData({ problem: errorWords(answer) });
    else this.setData({ found: answer.data.people, searched: true, problem: '' });
  },

  choose(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    const person = this.data.found.find(({ residentId }) => residentId === id);
    const people = this.data.draft?.value.people ?? [];
    this.setData({ search: '', found: [], searched: false });
    if (!person || people.some(({ residentId }) => residentId === id)) return;
    this.keep({ people: [...people, person].slice(0, MOST) });
  },

  drop(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    const people = this.data.draft?.value.people ?? [];
    this.keep({ people: people.filter(({ residentId }) => residentId !== id) });
  },

  chooseRole(event: Tapped) {
    this.keep({ roleId: (event.currentTarget.dataset as { id: string }).id });
  },

  async save() {
    const { communityId, shiftId, teamId, draft, busy } = this.data;
    if (busy || !draft) return;
    const { people, roleId } = draft.value;
    const [first] = people;
    if (!first) {
      this.setData({ problem: PEOPLE_ADD.wantsPeople });
      return;
    }
    const insured = this.data.shift?.insured === true;
    if (insured && !(await hasToldInsurance())) return;
    this.setData({ busy: true, problem: '' });
    const { commandId } = draft;
    const told = insured ? { insuranceRead: true } : {};
    const on = { communityId, shiftId, teamId, roleId, ...told, commandId };
    const answer =
      people.length === 1
        ? await callCloud('volunteer', 'addToShift', { ...on, residentId: first.residentId })
        : await callCloud('volunteer', 'addGroup', {
            ...on,
            residentIds: people.map(({ residentId }) => residentId),
          });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(this.name());
    void wx.showToast({ title: PEOPLE_ADD.added, icon: 'success' });
    goBackOrHome(this);
  },
});

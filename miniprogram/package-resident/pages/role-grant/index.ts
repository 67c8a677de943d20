import '../../errors';
import type { PlaceNode } from '../../../../typings/contract/resident';
import type { GrantedRole, PersonLine } from '../../../../typings/contract/role';
import { addDays, addMonths, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { placeLabel } from '../../../components/place-picker/tree';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { dayWords } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { noPlaceWords, unfitWords, WORDS, whereWords } from '../../../text/role/grant';
import {
  firstWords,
  GRANTED_ROLES,
  HELD_AT,
  kindsWords,
  sightWords,
  takesTwo,
} from '../../../text/role/role';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { nobodySought, seekPeople } from '../../../view/seek-people';

const FIRST_YEARS = 3;
const MOST_DAYS = 1826;
/** The widest place at which each kind lies in the tree. */
const DEPTH = { community: 1, estate: 2, building: 3, stair: 4 } as const;

interface Form {
  person: PersonLine | null;
  role: GrantedRole | '';
  placeId: string;
  from: string;
  until: string;
}

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;

/** Asks somebody into an office: who, which, where, how long; and what it will open to them. */
definePage({
  data: {
    words: WORDS,
    communityId: '',
    draft: null as Draft<Form> | null,
    form: null as Form | null,
    ...nobodySought(),
    roles: GRANTED_ROLES,
    places: [] as PlaceNode[],
    offered: [] as PlaceNode[],
    placeName: '',
    sight: '',
    fits: '',
    where: '',
    takesTwo: false,
    first: '',
    fromWords: '',
    untilWords: '',
    firstDay: '',
    lastDay: '',
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', role = '', placeId = '' } = query;
    const today = dayOf(Date.now());
    const initial: Form = {
      person: null,
      role: '',
      placeId: '',
      from: today,
      until: addMonths(today, 12 * FIRST_YEARS),
    };
    const draft = openNew(`role:${communityId}`, initial);
    const isNamed = GRANTED_ROLES.some((one) => one.role === role);
    const named = isNamed ? { role: role as GrantedRole, placeId } : {};
    this.setData({
      communityId,
      draft,
      firstDay: addDays(today, -MOST_DAYS),
      lastDay: addDays(today, MOST_DAYS),
    });
    this.draw({ ...draft.value, ...named });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      keep: `places:${communityId}`,
      ask: () => callCloud('resident', 'listPlaces', { communityId }),
      show: ({ places }) => {
        this.setData({ places });
        if (this.data.form) this.draw(this.data.form);
      },
    });
  },

  /** What is chosen survives a closed app, and with it the id under which it will be sent. */
  keep(change: Partial<Form>) {
    const { draft, communityId } = this.data;
    if (!draft || !this.data.form) return;
    const form = this.draw({ ...this.data.form, ...change });
    keepDraft(`role:${communityId}`, { ...draft, value: form });
  },

  /** @returns what is shown: without a place where that office is not held */
  draw(typed: Form): Form {
    const { communityId, places } = this.data;
    const form = { ...typed };
    const { role } = form;
    const kinds = role ? HELD_AT[role] : [];
    const deepest = kinds.at(-1);
    const offered = deepest
      ? places.filter(({ placeId }) => placeId.split('.').length <= DEPTH[deepest])
      : [];
    const chosen = places.find(({ placeId }) => placeId === form.placeId);
    if (role && places.length > 0) {
      const isFit = chosen && kinds.includes(chosen.kind);
      if (!isFit) form.placeId = kinds.length === 1 && deepest === 'community' ? communityId : '';
    }
    this.setData({
      form,
      offered,
      placeName: form.placeId ? placeLabel(places, form.placeId) : '',
      sight: role ? sightWords(role) : '',
      fits: role ? kindsWords(role) : '',
      where: role ? whereWords(kindsWords(role)) : '',
      first: role ? firstWords(role) : '',
      takesTwo: role !== '' && takesTwo('grant', role),
      fromWords: dayWords(form.from),
      untilWords: dayWords(form.until),
      problem: '',
    });
    return form;
  },

  async search({ detail }: Typed) {
    await seekPeople(this, 'office', detail.value);
  },

  choosePerson(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const person = this.data.found.find(({ residentId }) => residentId === id) ?? null;
    this.setData({ ...nobodySought() });
    this.keep({ person });
  },

  otherPerson() {
    this.keep({ person: null });
  },

  chooseRole(event: WechatMiniprogram.TouchEvent) {
    const role = event.currentTarget.dataset.role as GrantedRole;
    const { from = '' } = this.data.form ?? {};
    // A third party rates for a year at most.
    this.keep({ role, ...(role === 'rater' ? { until: addMonths(from, 12) } : {}) });
  },

  choosePlace(event: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
    const [placeId = ''] = event.detail.chosen;
    const { form, places } = this.data;
    const kind = places.find((one) => one.placeId === placeId)?.kind;
    const fits = form?.role && kind && HELD_AT[form.role].includes(kind);
    if (fits) this.keep({ placeId });
    else if (form?.role) {
      this.setData({ problem: unfitWords(form.role, kindsWords(form.role)) });
    }
  },

  chooseFrom(event: WechatMiniprogram.PickerChange) {
    this.keep({ from: String(event.detail.value) });
  },

  chooseUntil(event: WechatMiniprogram.PickerChange) {
    this.keep({ until: String(event.detail.value) });
  },

  async grant() {
    const { communityId, draft, form, busy, fits } = this.data;
    if (busy || !draft || !form) return;
    const { person, role, placeId, from, until } = form;
    const missing = !person
      ? WORDS.noPerson
      : role === ''
        ? WORDS.noRole
        : placeId === ''
          ? noPlaceWords(fits)
          : until < from
            ? WORDS.wrongOrder
            : '';
    if (missing || !person || role === '') {
      this.setData({ problem: missing });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('role', 'grantRole', {
      communityId,
      residentId: person.residentId,
      role,
      placeId,
      from,
      until,
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`role:${communityId}`);
    const done = answer.data.state === 'granted' ? WORDS.granted : WORDS.proposed;
    void wx.showToast({ title: done, icon: 'success' });
    goBackOrHome(this);
  },
});

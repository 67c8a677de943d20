import '../../errors';
import type { DutyForm } from '../../../../typings/contract/matter/duty';
import type { PlaceNode } from '../../../../typings/contract/resident';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { withinPlaces } from '../../../components/place-picker/tree';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { memberships } from '../../../store/session';
import { WEEKDAY_CHOICES } from '../../../text/common/week';
import { dayWithWeekday, firstDayWords, lastDayWords } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import {
  DUTY_EDIT,
  fromTimeWords,
  sitsAgain,
  untilTimeWords,
} from '../../../text/matter/duty/page';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

type Form = DutyForm & { seen: string };
type Field = 'spot' | 'who' | 'work' | 'from' | 'until' | 'firstDay' | 'lastDay';
const PLANNERS = ['secretary', 'committee-member', 'grid-officer'];

/** Says who sits where when, or changes it. */
definePage({
  data: {
    words: DUTY_EDIT,
    communityId: '',
    dutyId: '',
    draft: null as Draft<Form> | null,
    places: [] as PlaceNode[],
    weekdays: WEEKDAY_CHOICES,
    fromWords: '',
    untilWords: '',
    firstWords: '',
    lastWords: '',
    off: [] as { day: string; words: string; back: string }[],
    today: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', dutyId = '' }) {
    this.setData({ communityId, dutyId, today: dayOf(Date.now()) });
    void this.refresh();
  },

  async refresh() {
    const { communityId, dutyId, today } = this.data;
    const known = await memberships();
    const roles = known.ok
      ? (known.data.find((one) => one.communityId === communityId)?.roles ?? [])
      : [];
    const own = roles.filter(({ role }) => PLANNERS.includes(role)).map(({ placeId }) => placeId);
    await load(this, {
      ask: async () => {
        const [places, duties] = await Promise.all([
          callCloud('resident', 'listPlaces', { communityId }),
          callCloud('matter', 'listDuties', { communityId }),
        ]);
        if (!places.ok) return places;
        return duties.ok
          ? { ok: true as const, data: { places: places.data.places, duties: duties.data.duties } }
          : duties;
      },
      show: ({ places, duties }) => {
        const found = duties.find((one) => one.dutyId === dutyId);
        const empty: Form = {
          placeId: own[0] ?? '',
          spot: '',
          who: '',
          work: '',
          weekdays: [],
          from: '09:00',
          until: '11:00',
          firstDay: today,
          lastDay: addDays(today, 90),
          off: [],
          seen: '',
        };
        const wide = places.filter(({ kind }) => kind !== 'stair');
        this.setData({ places: withinPlaces(wide, own) });
        this.show(openNew<Form>(this.draftName(), found ? formOf(found) : empty));
      },
    });
  },

  draftName(): string {
    return `duty:${this.data.communityId}:${this.data.dutyId}`;
  },

  show(draft: Draft<Form>) {
    const { from, until, firstDay, lastDay, off } = draft.value;
    this.setData({
      draft,
      fromWords: fromTimeWords(from),
      untilWords: untilTimeWords(until),
      firstWords: firstDayWords(firstDay),
      lastWords: lastDayWords(lastDay),
      off: off.map((day) => ({ day, words: dayWithWeekday(day), back: sitsAgain(day) })),
      problem: '',
    });
  },

  keep(change: Partial<Form>) {
    const { draft } = this.data;
    if (!draft) return;
    const next = { ...draft, value: { ...draft.value, ...change } };
    keepDraft(this.draftName(), next);
    this.show(next);
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.keep({ [(event.currentTarget.dataset as { field: Field }).field]: event.detail.value });
  },

  choose(event: WechatMiniprogram.PickerChange) {
    const { field } = event.currentTarget.dataset as { field: Field };
    this.keep({ [field]: String(event.detail.value) });
  },

  choosePlace(event: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
    const [placeId] = event.detail.chosen;
    if (placeId) this.keep({ placeId });
  },

  chooseWeekdays({ detail }: WechatMiniprogram.CustomEvent<{ chosen: number[] }>) {
    this.keep({ weekdays: detail.chosen.sort() });
  },

  addOff(event: WechatMiniprogram.PickerChange) {
    const day = String(event.detail.value);
    this.keep({ off: [...new Set([...(this.data.draft?.value.off ?? []), day])].sort() });
  },

  dropOff(event: WechatMiniprogram.TouchEvent) {
    const { day } = event.currentTarget.dataset as { day: string };
    this.keep({ off: (this.data.draft?.value.off ?? []).filter((one) => one !== day) });
  },

  async save() {
    const { draft, busy, communityId, dutyId } = this.data;
    if (busy || !draft) return;
    const { seen, ...form } = draft.value;
    const trimmed = {
      ...form,
      spot: form.spot.trim(),
      who: form.who.trim(),
      work: form.work.trim(),
    };
    const problem =
      trimmed.who === '' || trimmed.work === '' || trimmed.spot === ''
        ? DUTY_EDIT.missing
        : trimmed.weekdays.length === 0
          ? DUTY_EDIT.noWeekdays
          : '';
    if (problem) {
      this.setData({ problem });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('matter', 'saveDuty', {
      communityId,
      dutyId: dutyId || null,
      seen: seen || null,
      form: trimmed,
      commandId: draft.commandId,
    });
    this.setData({ busy: false, problem: answer.ok ? '' : formErrorWords(answer) });
    if (!answer.ok) return;
    dropDraft(this.draftName());
    goBackOrHome(this);
  },
});

function formOf(found: DutyForm & { seen: string }): Form {
  const { placeId, spot, who, work, weekdays, from, until, firstDay, lastDay, off, seen } = found;
  return { placeId, spot, who, work, weekdays, from, until, firstDay, lastDay, off, seen };
}

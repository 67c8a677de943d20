import '../../errors';
import type { PlaceNode } from '../../../../typings/contract/resident';
import { addDays, dayOf, instantOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { placeLabel } from '../../../components/place-picker/tree';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { optionLabel, POLL_MAKE } from '../../../text/ballot/motion/poll';
import { dayWithWeekday } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { goInstead } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { pathTo } from '../../../view/go';
import { load } from '../../../view/load';

interface Form {
  title: string;
  question: string;
  options: string[];
  many: boolean;
  placeId: string;
  day: string;
}

const MOST_OPTIONS = 10;

/** Asks the neighbours something, in a minute. */
definePage({
  data: {
    words: POLL_MAKE,
    communityId: '',
    draft: null as Draft<Form> | null,
    form: null as Form | null,
    places: [] as PlaceNode[],
    optionLabels: [] as string[],
    choosing: false,
    placeName: '',
    dayName: '',
    firstDay: '',
    lastDay: '',
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '' } = query;
    const today = dayOf(Date.now());
    const initial: Form = {
      title: '',
      question: '',
      options: ['', ''],
      many: false,
      placeId: communityId,
      day: addDays(today, 3),
    };
    const draft = openNew(`poll:${communityId}`, initial);
    this.setData({ communityId, draft, firstDay: today, lastDay: addDays(today, 59) });
    const { value } = draft;
    this.draw({ ...value, day: value.day < today ? initial.day : value.day });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      keep: `places:${communityId}`,
      ask: () => callCloud('resident', 'listPlaces', { communityId }),
      show: ({ places }) => {
        this.setData({ places });
        const { form } = this.data;
        const isKnown = places.some(({ placeId }) => placeId === form?.placeId);
        if (form) {
          this.draw(isKnown ? form : { ...form, placeId: places[0]?.placeId ?? communityId });
        }
      },
    });
  },

  keep(change: Partial<Form>) {
    const { draft, communityId } = this.data;
    if (!draft || !this.data.form) return;
    const form = { ...this.data.form, ...change };
    keepDraft(`poll:${communityId}`, { ...draft, value: form });
    this.draw(form);
  },

  draw(form: Form) {
    const { places } = this.data;
    this.setData({
      form,
      optionLabels: form.options.map((_, at) => optionLabel(at + 1)),
      placeName: places.length > 0 ? placeLabel(places, form.placeId) : '',
      dayName: dayWithWeekday(form.day),
      problem: '',
    });
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.keep({ question: event.detail.value });
  },

  typeOption(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { at } = event.currentTarget.dataset as { at: number };
    const options = [...(this.data.form?.options ?? [])];
    options[at] = event.detail.value;
    this.keep({ options });
  },

  addOption() {
    const options = this.data.form?.options ?? [];
    if (options.length < MOST_OPTIONS) this.keep({ options: [...options, ''] });
  },

  toggleMany() {
    this.keep({ many: !this.data.form?.many });
  },

  turnPlaces() {
    this.setData({ choosing: !this.data.choosing });
  },

  choosePlace(event: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
    this.keep({ placeId: event.detail.chosen[0] ?? this.data.communityId });
    this.setData({ choosing: false });
  },

  chooseDay(event: WechatMiniprogram.PickerChange) {
    this.keep({ day: String(event.detail.value) });
  },

  async ask() {
    const { communityId, form, draft, busy } = this.data;
    if (busy || !form || !draft) return;
    const question = form.question.trim();
    const options = form.options.map((one) => one.trim()).filter(Boolean);
    if (!question) return this.setData({ problem: POLL_MAKE.writeFirst });
    if (options.length < 2) return this.setData({ problem: POLL_MAKE.twoOptions });
    if (new Set(options).size < options.length)
      return this.setData({ problem: POLL_MAKE.sameOptions });
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('ballot', 'makePoll', {
      communityId,
      placeId: form.placeId,
      title: [...question].slice(0, 40).join('').replace(/\s+/g, ' '),
      questions: [
        {
          questionId: 'q1',
          text: question,
          kind: form.many ? 'multiple' : 'single',
          options: options.map((text, at) => ({ optionId: `o${at + 1}`, text })),
          most: form.many ? options.length : 1,
        },
      ],
      closesAt: instantOf(form.day, '20:00'),
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) return this.setData({ problem: formErrorWords(answer) });
    dropDraft(`poll:${communityId}`);
    goInstead(this, pathTo.motion(communityId, answer.data.motionId));
  },
});

import '../../errors';
import { addDays, addMonths, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { dayWithWeekday } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { DRAW_MAKE } from '../../../text/matter/draw';
import { goInstead } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { pathTo } from '../../../view/go';

interface Form {
  from: string;
  until: string;
  size: string;
  source: string;
  seedDay: string;
}
type Field = keyof Form;
const DRAFT = 'matter-draw-make';

/** Freezes a list and announces which public number draws from it. */
definePage({
  data: {
    words: DRAW_MAKE,
    communityId: '',
    draft: null as Draft<Form> | null,
    fromWords: '',
    untilWords: '',
    seedDayWords: '',
    yesterday: '',
    tomorrow: '',
    lastDay: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '' }) {
    const today = dayOf(Date.now());
    const first = addMonths(`${today.slice(0, 7)}-01`, -1);
    this.setData({
      communityId,
      yesterday: addDays(today, -1),
      tomorrow: addDays(today, 1),
      lastDay: addDays(today, 60),
    });
    this.show(
      openNew<Form>(`${DRAFT}:${communityId}`, {
        from: first,
        until: addDays(addMonths(first, 1), -1),
        size: '5',
        source: '',
        seedDay: addDays(today, 3),
      }),
    );
    this.setData({ phase: 'ready' });
  },

  show(draft: Draft<Form>) {
    const { from, until, seedDay } = draft.value;
    this.setData({
      draft,
      fromWords: dayWithWeekday(from),
      untilWords: dayWithWeekday(until),
      seedDayWords: dayWithWeekday(seedDay),
      problem: '',
    });
  },

  keep(change: Partial<Form>) {
    const { draft, communityId } = this.data;
    if (!draft) return;
    const next = { ...draft, value: { ...draft.value, ...change } };
    keepDraft(`${DRAFT}:${communityId}`, next);
    this.show(next);
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = event.currentTarget.dataset as { field: Field };
    this.keep({ [field]: event.detail.value });
  },

  chooseDay(event: WechatMiniprogram.PickerChange) {
    const { field } = event.currentTarget.dataset as { field: Field };
    this.keep({ [field]: String(event.detail.value) });
  },

  async freeze() {
    const { draft, busy, communityId } = this.data;
    if (busy || !draft) return;
    const problem = problemOf(draft.value);
    if (problem) {
      this.setData({ problem });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const { from, until, size, source, seedDay } = draft.value;
    const answer = await callCloud('matter', 'freezeDraw', {
      communityId,
      from,
      until,
      size: Number(size),
      source: source.trim(),
      seedDay,
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`${DRAFT}:${communityId}`);
    goInstead(this, pathTo.matterDraw(communityId, answer.data.drawId));
  },
});

/** What is still missing. */
function problemOf({ size, source }: Form): string {
  if (source.trim() === '') return DRAW_MAKE.noSource;
  const count = Number(size);
  return /^\d{1,2}$/.test(size) && count >= 1 && count <= 50 ? '' : DRAW_MAKE.badSize;
}

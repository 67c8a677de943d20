import { timesWords, WEEK_ORDER, WEEK_WORDS, WEEKDAYS, type WeekTimes } from '../../text/weekly';

/** Times of a week, one a line: chosen, never typed. Event: `change` with all of them. */
Component({
  properties: {
    times: { type: Array, value: [] as WeekTimes[] },
    /** what stands there while there are none */
    none: { type: String, value: '' },
  },

  data: {
    words: WEEK_WORDS,
    lines: [] as string[],
    weekdays: weekdaysWith([]),
    from: '09:00',
    until: '17:00',
    problem: '',
  },

  observers: {
    times(times: WeekTimes[]) {
      this.setData({ lines: times.map(timesWords) });
    },
  },

  methods: {
    toggle(event: WechatMiniprogram.TouchEvent) {
      const { weekday } = event.currentTarget.dataset as { weekday: number };
      const on = this.data.weekdays.filter((one) => one.on !== (one.weekday === weekday));
      this.setData({ weekdays: weekdaysWith(on.map((one) => one.weekday)), problem: '' });
    },

    pickTime(event: WechatMiniprogram.PickerChange) {
      const { field } = event.currentTarget.dataset as { field: 'from' | 'until' };
      this.setData({ [field]: String(event.detail.value), problem: '' });
    },

    add() {
      const { weekdays: shown, from, until, times } = this.data;
      const weekdays = shown.filter(({ on }) => on).map(({ weekday }) => weekday);
      const problem =
        weekdays.length === 0 ? WEEK_WORDS.noDay : until <= from ? WEEK_WORDS.backwards : '';
      this.setData({ problem });
      if (problem !== '') return;
      this.setData({ weekdays: weekdaysWith([]) });
      this.triggerEvent('change', { times: [...times, { weekdays, from, until }] });
    },

    drop(event: WechatMiniprogram.TouchEvent) {
      const { index } = event.currentTarget.dataset as { index: number };
      this.triggerEvent('change', { times: this.data.times.filter((_, n) => n !== index) });
    },
  },
});

function weekdaysWith(on: readonly number[]) {
  return WEEK_ORDER.map((weekday) => ({
    weekday,
    name: WEEKDAYS[weekday] ?? '',
    on: on.includes(weekday),
  }));
}

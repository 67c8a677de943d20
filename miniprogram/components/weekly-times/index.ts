import { WEEKDAY_CHOICES } from '../../text/common/week';
import { timesWords, WEEK_WORDS, type WeekTimes } from '../../text/component/weekly-times';

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
    weekdays: WEEKDAY_CHOICES,
    on: [] as number[],
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
    toggle({ detail }: WechatMiniprogram.CustomEvent<{ chosen: number[] }>) {
      this.setData({ on: detail.chosen, problem: '' });
    },

    pickTime(event: WechatMiniprogram.PickerChange) {
      const { field } = event.currentTarget.dataset as { field: 'from' | 'until' };
      this.setData({ [field]: String(event.detail.value), problem: '' });
    },

    add() {
      const { on, from, until, times } = this.data;
      const weekdays = WEEKDAY_CHOICES.map(({ key }) => key).filter((day) => on.includes(day));
      const problem =
        weekdays.length === 0 ? WEEK_WORDS.noDay : until <= from ? WEEK_WORDS.backwards : '';
      this.setData({ problem });
      if (problem !== '') return;
      this.setData({ on: [] });
      this.triggerEvent('change', { times: [...times, { weekdays, from, until }] });
    },

    drop(event: WechatMiniprogram.TouchEvent) {
      const { index } = event.currentTarget.dataset as { index: number };
      this.triggerEvent('change', { times: this.data.times.filter((_, n) => n !== index) });
    },
  },
});

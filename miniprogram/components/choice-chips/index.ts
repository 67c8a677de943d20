type Key = string | number | boolean;
/** What can be chosen. A text alone is both the key and the name. */
type Option =
  | string
  | ({
      /** stands behind the name, as a count does */
      note?: string | number;
      /** instead of name and note, for screen readers */
      spoken?: string;
    } & Record<string, unknown>);

/**
 * A few short choices, one of which, or several, are chosen. Event: `choose` with `{ key, chosen }`: what was tapped, and
 * what is chosen with it. Nothing is said where that would be the same, nor while it is disabled.
 */
Component({
  properties: {
    options: { type: Array, value: [] as Option[] },
    /** the field of an option that tells it from the others */
    by: { type: String, value: 'key' },
    /** the field of an option that holds its name */
    called: { type: String, value: 'name' },
    /** the key of what is chosen; of several an array of them */
    chosen: { type: null, value: '' as unknown as null },
    several: { type: Boolean, value: false },
    /** a second tap takes the only choice back: `chosen` is then null */
    optional: { type: Boolean, value: false },
    label: { type: String, value: '' },
    /** the label for screen readers, where a heading stands above already */
    spoken: { type: String, value: '' },
    hint: { type: String, value: '' },
    problem: { type: String, value: '' },
    disabled: { type: Boolean, value: false },
    /** side by side, all of one width */
    even: { type: Boolean, value: false },
  },
  data: { shown: [] as ReturnType<typeof shownOf>[] },
  observers: {
    'options, by, called, chosen, several'(
      options: Option[],
      by: string,
      called: string,
      chosen: Key | Key[],
      several: boolean,
    ) {
      const on = keysOf(chosen, several);
      this.setData({ shown: options.map((option) => shownOf(option, by, called, on)) });
    },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      const { key } = event.currentTarget.dataset as { key: Key };
      const { several, optional, disabled } = this.data;
      const before = keysOf(this.data.chosen, several);
      const isOn = before.includes(key);
      if (disabled || (isOn && !several && !optional)) return;
      const one = isOn ? null : key;
      const all = isOn ? before.filter((other) => other !== key) : [...before, key];
      this.triggerEvent('choose', { key, chosen: several ? all : one });
    },
  },
});

function keysOf(chosen: Key | Key[] | null, several: boolean): Key[] {
  if (several) return (chosen as Key[] | null) ?? [];
  return [chosen as Key];
}

function shownOf(option: Option, by: string, called: string, on: readonly Key[]) {
  const whole = typeof option === 'string' ? { [by]: option, [called]: option } : option;
  const key = whole[by] as Key;
  const name = String(whole[called]);
  const note = String(whole.note ?? '');
  return {
    key,
    name,
    note,
    spoken: whole.spoken ?? (note === '' ? name : `${name} ${note}`),
    on: on.includes(key),
  };
}

import type { Component } from '../element.ts';
import { dispatch } from '../events.ts';
import type { BuiltIn, Host } from './define.ts';

/** A box to tick, in WeChat's look; the group, if there is one, sends the change. */
function choice(tag: 'checkbox' | 'radio'): BuiltIn {
  return {
    properties: { value: null, checked: false, disabled: false, color: '', name: '' },
    create: (host) => {
      const box = document.createElement('i');
      box.className = 'wx-box';
      host.dom.prepend(box);
      host.aria('role', tag);
      host.onTap(() => {
        if (!host.flag('disabled')) choose(host, tag);
      });
      return {
        change: () => {
          host.aria('aria-checked', host.flag('checked'));
          host.aria('aria-disabled', host.flag('disabled') ? true : '');
          if (host.text('color')) box.style.color = host.text('color');
        },
      };
    },
  };
}

function choose(host: Host, tag: 'checkbox' | 'radio'): void {
  const group = host.ancestor(`${tag}-group`);
  if (tag === 'checkbox') {
    host.set({ checked: !host.flag('checked') });
    if (group) dispatch(group, 'change', { value: chosen(group, tag) });
    return;
  }
  if (host.flag('checked')) return;
  for (const other of group ? members(group, tag) : []) {
    if ((other.data as { checked?: boolean }).checked) other.setData({ checked: false });
  }
  host.set({ checked: true });
  if (group) dispatch(group, 'change', { value: host.data.value });
}

/** The boxes that belong to a group, not to a group inside it. */
export function members(group: Component, tag: string): Component[] {
  const dom = group.getBackendElement() as unknown as HTMLElement;
  return [...dom.querySelectorAll(`wx-${tag}`)].flatMap((one) => {
    const component = (one as { __wxElement?: Component }).__wxElement;
    return component && one.closest(`wx-${tag}-group`) === dom ? [component] : [];
  });
}

/** What is ticked in a group: an array for check boxes, one value or '' for radios. */
export function chosen(group: Component, tag: 'checkbox' | 'radio'): unknown {
  const values = members(group, tag)
    .map(({ data }) => data as { checked?: boolean; value?: unknown })
    .filter(({ checked }) => checked)
    .map(({ value }) => value);
  return tag === 'checkbox' ? values : (values[0] ?? '');
}

const switch_: BuiltIn = {
  properties: { checked: false, disabled: false, type: 'switch', color: '', name: '' },
  create: (host) => {
    const knob = document.createElement('i');
    host.dom.append(knob);
    host.onTap(() => {
      if (host.flag('disabled')) return;
      host.set({ checked: !host.flag('checked') });
      host.send('change', { value: host.flag('checked') });
    });
    return {
      change: () => {
        const isBox = host.text('type') === 'checkbox';
        knob.className = isBox ? 'wx-box' : 'wx-switch';
        host.aria('role', isBox ? 'checkbox' : 'switch');
        host.aria('aria-checked', host.flag('checked'));
        host.aria('aria-disabled', host.flag('disabled') ? true : '');
        if (host.text('color')) host.dom.style.setProperty('--wx-switch', host.text('color'));
      },
    };
  },
};

const slider: BuiltIn = {
  properties: {
    value: 0,
    min: 0,
    max: 100,
    step: 1,
    disabled: false,
    activeColor: '',
    backgroundColor: '',
    showValue: false,
    name: '',
  },
  create: (host) => {
    const range = document.createElement('input');
    range.type = 'range';
    host.dom.append(range);
    range.addEventListener('input', () => host.send('changing', { value: Number(range.value) }));
    range.addEventListener('change', () => {
      host.set({ value: Number(range.value) });
      host.send('change', { value: Number(range.value) });
    });
    return {
      change: () => {
        range.min = host.text('min');
        range.max = host.text('max');
        range.step = host.text('step');
        range.value = host.text('value');
        range.disabled = host.flag('disabled');
        const label = host.dom.getAttribute('aria-label');
        if (label) range.setAttribute('aria-label', label);
        if (host.text('activeColor')) {
          host.dom.style.setProperty('--wx-slider', host.text('activeColor'));
        }
      },
    };
  },
};

export const choices: Record<string, BuiltIn> = {
  checkbox: choice('checkbox'),
  radio: choice('radio'),
  'checkbox-group': { properties: { name: '' } },
  'radio-group': {
    properties: { name: '' },
    create: (host) => {
      host.dom.setAttribute('role', 'radiogroup');
      return undefined;
    },
  },
  switch: switch_,
  slider,
};

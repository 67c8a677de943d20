import * as glassEasel from 'glass-easel';
import type { Component } from '../element.ts';
import { type Point, tap } from '../gestures.ts';
import { chosen, members } from './choices.ts';
import type { BuiltIn, Host } from './define.ts';

type Data = Record<string, unknown>;

export const form: BuiltIn = {
  properties: { reportSubmit: false, reportSubmitTimeout: 0 },
  create: (host) => {
    let initial: Map<Component, Data> | null = null;
    // Sent by <button form-type> inside.
    host.component.addListener('wx-submit', (event) => {
      const { button } = event.detail as { button: Component };
      host.send('submit', { value: valuesOf(host), formId: '', target: { id: button.id } });
    });
    host.component.addListener('wx-reset', () => {
      for (const [component, data] of initial ?? []) component.setData(data);
      host.send('reset', {});
    });
    return {
      attached: () => {
        queueMicrotask(() => {
          initial = new Map();
          for (const component of controlsIn(host)) initial.set(component, stateOf(component));
        });
      },
    };
  },
};

/** The value of each field with a name, WeChat's own and those with wx://form-field. */
function valuesOf(host: Host): Data {
  const values: Data = {};
  for (const component of controlsIn(host)) {
    const data = component.data as Data;
    const name = data.name;
    if (typeof name !== 'string' || name === '') continue;
    if (component.is === 'checkbox-group') values[name] = chosen(component, 'checkbox');
    else if (component.is === 'radio-group') values[name] = chosen(component, 'radio');
    else if (component.is === 'switch') values[name] = data.checked;
    else if ('value' in data) values[name] = data.value ?? '';
  }
  return values;
}

function stateOf(component: Component): Data {
  const { value, checked } = component.data as Data;
  const state: Data = {};
  if (glassEasel.Component.hasProperty(component, 'value')) state.value = value;
  if (glassEasel.Component.hasProperty(component, 'checked')) state.checked = checked;
  return state;
}

const GROUPED = new Set(['checkbox', 'radio']);

/** Fields below a form. A custom field's inside is its own affair. */
function controlsIn(host: Host): Component[] {
  const found: Component[] = [];
  const visit = (element: glassEasel.Element) => {
    for (const child of element.getComposedChildren()) {
      const inner = child.asElement();
      if (!inner) continue;
      const component = inner.asGeneralComponent();
      const isField =
        component !== null &&
        component !== undefined &&
        glassEasel.Component.hasProperty(component, 'name') &&
        component.is !== 'button';
      if (component && isField) found.push(component);
      else if (component && GROUPED.has(component.is)) found.push(component);
      if (component && isField && component.is.includes('/')) continue;
      visit(inner);
    }
  };
  visit(host.component);
  for (const group of [...found]) {
    if (group.is === 'checkbox-group') found.push(...members(group, 'checkbox'));
    if (group.is === 'radio-group') found.push(...members(group, 'radio'));
  }
  return [...new Set(found)];
}

const CONTROLS = 'wx-checkbox,wx-radio,wx-switch,wx-button,wx-input,wx-textarea';

/** A tap on a label is a tap on its control. */
export const label: BuiltIn = {
  properties: { for: '' },
  create: (host) => {
    host.component.addListener('tap', (event) => {
      const start = (event.target as unknown as Component).getBackendElement?.() as unknown;
      if (start instanceof HTMLElement && start.closest(CONTROLS)) return;
      const id = host.text('for');
      const found = id
        ? host.dom.closest('wx-page')?.querySelector(`[data-wx-id="${CSS.escape(id)}"]`)
        : host.dom.querySelector(CONTROLS);
      const control = (found as { __wxElement?: Component } | null | undefined)?.__wxElement;
      if (!control) return;
      const field = (found as HTMLElement).querySelector<HTMLElement>(
        ':scope > input, :scope > textarea',
      );
      field?.focus();
      const { x = 0, y = 0 } = (event.detail ?? {}) as { x?: number; y?: number };
      const point: Point = { identifier: 0, clientX: x, clientY: y, pageX: x, pageY: y };
      tap(control, point);
    });
    return undefined;
  },
};

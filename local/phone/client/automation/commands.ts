import { AutomationError } from './elements.ts';
import type { TreeElement } from './tree.ts';

export type Parameters_ = Record<string, unknown>;
/** Method name → what it does; an object is the result, nothing stands for {}. */
export type Commands = Record<string, (params: Parameters_) => unknown>;

export function setData(instance: Record<string, unknown>, data: unknown): Promise<void> {
  return new Promise((resolve) => {
    (instance.setData as (data: unknown, then: () => void) => void).call(instance, data, resolve);
  });
}

export function callMethod(instance: Record<string, unknown>, params: Parameters_): unknown {
  const method = instance[String(params.method)];
  if (typeof method !== 'function') throw new AutomationError(`${params.method} not exists`);
  return method.apply(instance, listOf(params.args));
}

export function firstOf(found: TreeElement[]): TreeElement {
  const [first] = found;
  if (!first) throw new AutomationError('no such element');
  return first;
}

export function selectorOf(params: Parameters_): string {
  return String(params.selector);
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

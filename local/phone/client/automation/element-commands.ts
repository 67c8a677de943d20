import {
  type Commands,
  callMethod,
  firstOf,
  listOf,
  type Parameters_,
  selectorOf,
  setData,
} from './commands.ts';
import { AutomationError, type ElementIds } from './elements.ts';
import { attributesOf, domOf, findAll, isCustom, type TreeElement, wxml } from './tree.ts';
import { atPath } from './values.ts';

/** Commands on one element, by miniprogram-automator's names. */
export function elementCommands(ids: ElementIds): Commands {
  const elementOf = (params: Parameters_) => ids.get(params.elementId);
  const customOf = (params: Parameters_) => {
    const element = elementOf(params);
    if (!isCustom(element)) throw new AutomationError('not a custom component');
    // The component's `this`: it carries the methods that the app has written.
    return element.asGeneralComponent()?.getMethodCaller() as Record<string, unknown>;
  };
  const dom = (params: Parameters_) => {
    const found = domOf(elementOf(params));
    if (!found) throw new AutomationError('no such element');
    return found;
  };
  return {
    'Element.getElement': (params) =>
      ids.describe(firstOf(findAll(elementOf(params), selectorOf(params)))),
    'Element.getElements': (params) => ({
      elements: findAll(elementOf(params), selectorOf(params)).map((one) => ids.describe(one)),
    }),
    'Element.getDOMProperties': (params) => ({
      properties: listOf(params.names).map((name) => atPath(dom(params), String(name))),
    }),
    'Element.getProperties': (params) => ({
      properties: listOf(params.names).map((name) => property(elementOf(params), String(name))),
    }),
    'Element.getAttributes': (params) => {
      const attributes = attributesOf(elementOf(params));
      return {
        attributes: listOf(params.names).map((name) => attributes.get(String(name)) ?? null),
      };
    },
    'Element.getStyles': (params) => {
      const style = getComputedStyle(dom(params)) as unknown as Record<string, unknown>;
      return { styles: listOf(params.names).map((name) => style[String(name)] ?? null) };
    },
    'Element.getOffset': (params) => {
      const rect = dom(params).getBoundingClientRect();
      return { left: rect.left, top: rect.top };
    },
    'Element.getWXML': (params) => ({
      wxml: wxml(elementOf(params), params.type === 'outer' ? 'outer' : 'inner'),
    }),
    'Element.triggerEvent': (params) => {
      elementOf(params).triggerEvent(String(params.type), params.detail ?? {}, {
        bubbles: true,
        composed: true,
        capturePhase: true,
      });
    },
    'Element.dispatchEvent': (params) => {
      const { eventName, detail } = params;
      elementOf(params).triggerEvent(String(eventName), detail ?? {}, {
        bubbles: true,
        composed: true,
        capturePhase: true,
        extraFields: { touches: params.touches ?? [], changedTouches: params.changeTouches ?? [] },
      });
    },
    'Element.getData': (params) => ({
      data: atPath(customOf(params).data, String(params.path ?? '')),
    }),
    'Element.setData': (params) => setData(customOf(params), params.data),
    'Element.callMethod': async (params) => ({
      result: await callMethod(customOf(params), params),
    }),
    'Element.callFunction': (params) => ({
      result: builtIn(elementOf(params), String(params.functionName), listOf(params.args)),
    }),
  };
}

/** The functions that need no finger; typing, switching and sliding are the server's. */
function builtIn(element: TreeElement, name: string, values: unknown[]): unknown {
  const dom = domOf(element);
  const component = element.asGeneralComponent();
  const scroller =
    [dom, ...(dom?.querySelectorAll<HTMLElement>('*') ?? [])].find((one) => {
      const { overflowX, overflowY } = one
        ? getComputedStyle(one)
        : { overflowX: '', overflowY: '' };
      return [overflowX, overflowY].some((value) => value === 'auto' || value === 'scroll');
    }) ?? dom;
  switch (name) {
    case 'scroll-view.scrollTo':
      scroller?.scrollTo({ left: Number(values[0]), top: Number(values[1]), behavior: 'instant' });
      return undefined;
    case 'scroll-view.scrollTop':
      return scroller?.scrollTop;
    case 'scroll-view.scrollLeft':
      return scroller?.scrollLeft;
    case 'scroll-view.scrollWidth':
      return scroller?.scrollWidth;
    case 'scroll-view.scrollHeight':
      return scroller?.scrollHeight;
    case 'swiper.swipeTo':
      component?.setData({ current: Number(values[0]) });
      return undefined;
    case 'slider.slideTo':
      slide(element, Number(values[0]));
      return undefined;
    default:
      throw new AutomationError(`unknown function ${name}`);
  }
}

function slide(element: TreeElement, value: number): void {
  const control = domOf(element)?.querySelector<HTMLInputElement>('input[type="range"]');
  if (control) {
    control.value = String(value);
    control.dispatchEvent(new Event('input', { bubbles: true }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
    return;
  }
  element.asGeneralComponent()?.setData({ value });
  element.triggerEvent('change', { value });
}

/** Client names: '__propPublic' asks which properties an element has. */
function property(element: TreeElement, name: string): unknown {
  const data = (element.asGeneralComponent()?.data ?? {}) as Record<string, unknown>;
  const control = domOf(element)?.querySelector<HTMLInputElement>('input, textarea');
  if (name === '__propPublic') {
    const names = Object.keys(data).filter((one) => !one.startsWith('_'));
    return Object.fromEntries([...names, ...(control ? ['value'] : [])].map((one) => [one, true]));
  }
  if (name === 'value' && control) return control.value;
  return data[name];
}

import * as adapter from 'glass-easel-miniprogram-adapter';
import { type Component, domOf, elementOf, rootOf } from './element.ts';
import { PhoneIntersectionObserver } from './intersection.ts';
import { find, type QueryScope, SelectorQuery } from './selector-query.ts';

interface KeyFrame {
  offset?: number;
  ease?: string;
  [property: string]: unknown;
}

/** Adds what WeChat's components can do beyond glass-easel's adapter. */
export function extendComponents(scope: QueryScope): void {
  const prototype = adapter.component.ComponentCaller.prototype as unknown as Record<
    string,
    unknown
  >;
  const inner = (caller: unknown) => elementOf(caller)?.asGeneralComponent() as Component;
  Object.assign(prototype, {
    createSelectorQuery(this: unknown) {
      return new SelectorQuery(scope, inner(this));
    },
    createIntersectionObserver(this: unknown, options: unknown) {
      return new PhoneIntersectionObserver(scope, this, options);
    },
    /** this.animate(selector, keyframes, duration, callback) */
    animate(
      this: unknown,
      selector: string,
      frames: KeyFrame[],
      duration: number,
      callback?: () => void,
    ) {
      const animations = find(inner(this), selector).flatMap((element) => {
        const dom = domOf(element);
        return dom ? [dom.animate(frames.map(keyframe), { duration, fill: 'forwards' })] : [];
      });
      void Promise.all(animations.map(({ finished }) => finished)).then(() => callback?.());
    },
    clearAnimation(this: unknown, selector: string, ...rest: unknown[]) {
      for (const element of find(inner(this), selector)) {
        for (const animation of domOf(element)?.getAnimations() ?? []) animation.cancel();
      }
      const callback = rest.at(-1);
      if (typeof callback === 'function') callback();
    },
    getPageId(this: unknown) {
      return rootOf(inner(this)).asGeneralComponent()?.is;
    },
    getTabBar: () => undefined,
    setUpdatePerformanceListener: () => undefined,
  });
}

const TRANSFORM = /^(translate|rotate|scale|skew|matrix)(X|Y|Z|3d|3D)?$/;

function keyframe({ offset, ease, ...properties }: KeyFrame): Keyframe {
  const frame: Record<string, string | number> = {};
  if (offset !== undefined) frame.offset = offset;
  if (ease !== undefined) frame.easing = ease;
  const transforms: string[] = [];
  for (const [name, value] of Object.entries(properties)) {
    if (!TRANSFORM.test(name)) frame[name] = String(value);
    else {
      const unit = /^(rotate|skew)/.test(name) ? 'deg' : name.startsWith('translate') ? 'px' : '';
      const values = (Array.isArray(value) ? value : [value]).map((one) =>
        typeof one === 'number' ? `${one}${unit}` : String(one),
      );
      transforms.push(`${name}(${values.join(',')})`);
    }
  }
  if (transforms.length > 0) frame.transform = transforms.join(' ');
  return frame as Keyframe;
}

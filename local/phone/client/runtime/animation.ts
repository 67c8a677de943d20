import { rpxToCss } from './element.ts';

interface Timing {
  duration: number;
  timingFunction: string;
  delay: number;
  transformOrigin: string;
}

interface Step extends Timing {
  style: Record<string, string>;
}

const TRANSFORMS: Record<string, (values: number[]) => string> = {
  rotate: ([a = 0]) => `rotate(${a}deg)`,
  rotateX: ([a = 0]) => `rotateX(${a}deg)`,
  rotateY: ([a = 0]) => `rotateY(${a}deg)`,
  rotateZ: ([a = 0]) => `rotateZ(${a}deg)`,
  rotate3d: ([x = 0, y = 0, z = 0, a = 0]) => `rotate3d(${x},${y},${z},${a}deg)`,
  scale: ([x = 1, y = x]) => `scale(${x},${y})`,
  scaleX: ([x = 1]) => `scaleX(${x})`,
  scaleY: ([y = 1]) => `scaleY(${y})`,
  scaleZ: ([z = 1]) => `scaleZ(${z})`,
  scale3d: ([x = 1, y = 1, z = 1]) => `scale3d(${x},${y},${z})`,
  skew: ([x = 0, y = 0]) => `skew(${x}deg,${y}deg)`,
  skewX: ([x = 0]) => `skewX(${x}deg)`,
  skewY: ([y = 0]) => `skewY(${y}deg)`,
  matrix: (values) => `matrix(${values.join(',')})`,
  matrix3d: (values) => `matrix3d(${values.join(',')})`,
};
const MOVES = ['translate', 'translateX', 'translateY', 'translateZ', 'translate3d'];
const STYLES = ['opacity', 'backgroundColor', 'width', 'height', 'left', 'top', 'right', 'bottom'];

const isLength = (name: string) => name !== 'opacity' && name !== 'backgroundColor';

/** wx.createAnimation(): collects steps, which an element's `animation` property plays. */
export class PhoneAnimation {
  readonly #defaults: Timing;
  #steps: Step[] = [];
  #style: Record<string, string> = {};
  #transforms: string[] = [];
  [method: string]: unknown;

  constructor(options: unknown) {
    this.#defaults = {
      duration: 400,
      timingFunction: 'linear',
      delay: 0,
      transformOrigin: '50% 50% 0',
      ...(options as Partial<Timing> | undefined),
    };
    for (const [name, write] of Object.entries(TRANSFORMS)) {
      this[name] = (...values: number[]) => this.#transform(write(values));
    }
    for (const name of MOVES) {
      this[name] = (...values: unknown[]) =>
        this.#transform(`${name}(${values.map(length).join(',')})`);
    }
    for (const name of STYLES) {
      this[name] = (value: unknown) => {
        this.#style[name] = isLength(name) ? length(value) : String(value);
        return this;
      };
    }
  }

  step(options?: Partial<Timing>): this {
    const style = { ...this.#style };
    if (this.#transforms.length > 0) style.transform = this.#transforms.join(' ');
    this.#steps.push({ ...this.#defaults, ...options, style });
    this.#transforms = [];
    return this;
  }

  export(): { actions: Step[] } {
    const actions = this.#steps;
    this.#steps = [];
    this.#style = {};
    return { actions };
  }

  #transform(text: string): this {
    this.#transforms.push(text);
    return this;
  }
}

function length(value: unknown): string {
  return typeof value === 'number' ? `${value}px` : rpxToCss(String(value));
}

/** Plays what export() gave, one step after the other; the last state stays. */
export function playAnimation(dom: HTMLElement, animation: unknown): void {
  const { actions } = (animation ?? {}) as { actions?: Step[] };
  let start = 0;
  for (const step of actions ?? []) {
    const begin = () => {
      dom.style.transformOrigin = step.transformOrigin;
      dom.style.transition = `all ${step.duration}ms ${step.timingFunction} ${step.delay}ms`;
      Object.assign(dom.style, step.style);
    };
    if (start === 0) requestAnimationFrame(begin);
    else setTimeout(begin, start);
    start += step.duration + step.delay;
  }
}

import type * as glassEasel from 'glass-easel';
import { playAnimation } from '../animation.ts';
import { writeAria } from '../attributes.ts';
import { type Component, hostOf, rpxToCss } from '../element.ts';
import { dispatch } from '../events.ts';
import type { Page } from '../pages.ts';

/** What the components need of the phone around them. */
export interface Surroundings {
  /** The address for an image's src. */
  resolveFile(path: string): string;
  /** <button open-type> was tapped. */
  openType(type: string, target: unknown): void;
  /** Calls wx.navigateTo and its like. */
  navigate(method: string, details: Record<string, unknown>): void;
  page(): Page | null;
}

export type Data = Record<string, unknown>;

/** One instance of a built-in component. */
export class Host {
  readonly component: Component;
  readonly dom: HTMLElement;
  readonly phone: Surroundings;

  constructor(component: Component, phone: Surroundings) {
    this.component = component;
    this.dom = component.getBackendElement() as unknown as HTMLElement;
    this.phone = phone;
  }

  get data(): Data {
    return this.component.data as Data;
  }

  text(name: string): string {
    const value = this.data[name];
    return value === undefined || value === null ? '' : String(value);
  }

  flag(name: string): boolean {
    return this.data[name] === true;
  }

  /** Sends an event of this component; it does not bubble. */
  send(type: string, detail: unknown, onReturn?: (value: unknown) => void): void {
    dispatch(this.component, type, detail, { onReturn });
  }

  sendUp(type: string, detail: unknown): void {
    dispatch(this.component, type, detail, { bubbles: true });
  }

  /** Changes a property from inside, as a user does: model: bindings follow. */
  set(values: Data): void {
    this.component.setData(values);
  }

  onTap(listener: () => void): void {
    this.component.addListener('tap', () => listener());
  }

  aria(name: string, value: unknown): void {
    writeAria(this.dom, name, value);
  }

  /** The page or component in whose template this one stands. */
  get owner(): Component | null {
    return hostOf(this.component);
  }

  /** Class names as they are in the DOM of the owner's style scope. */
  scoped(names: string): string[] {
    const owner = this.owner;
    const scope = owner?.getComponentOptions().styleScope;
    const manager = owner?.getRootBehavior().ownerSpace.styleScopeManager;
    const prefix = scope ? manager?.queryName(scope) : '';
    return names
      .split(/\s+/)
      .filter(Boolean)
      .flatMap((name) => (prefix ? [name, `${prefix}--${name}`] : [name]));
  }

  style(text: string): string {
    return rpxToCss(text);
  }

  /** The nearest built-in component of a kind around this one. */
  ancestor(tag: string): Component | null {
    const found = this.dom.parentElement?.closest(`wx-${tag}`);
    const element = (found as { __wxElement?: glassEasel.Element } | null)?.__wxElement;
    return element?.asGeneralComponent() ?? null;
  }
}

export interface Behaviour {
  /** A property has a new value; '' once at the start. */
  change?(name: string): void;
  attached?(): void;
  detached?(): void;
}

export interface BuiltIn {
  /** Default values; a property's type is its default's, any type for null. */
  properties?: Data;
  create?(host: Host): Behaviour | undefined;
}

const HOVER: Data = {
  hoverClass: '',
  hoverStopPropagation: false,
  hoverStartTime: 50,
  hoverStayTime: 400,
};

export { HOVER };

const behaviours = new WeakMap<object, Behaviour>();

/** Registers a component of WeChat's under its tag. */
export function defineBuiltIn(
  space: glassEasel.ComponentSpace,
  phone: Surroundings,
  tag: string,
  builtIn: BuiltIn,
): void {
  const properties: Record<string, unknown> = {
    animation: { type: null, value: null, observer: play },
  };
  for (const [name, value] of Object.entries(builtIn.properties ?? {})) {
    properties[name] = {
      type: typeOf(value),
      value,
      observer(this: Component) {
        behaviours.get(this)?.change?.(name);
      },
    };
  }
  const definition = space.defineComponent({
    is: tag,
    options: { writeFieldsToNode: false },
    properties,
    lifetimes: {
      created(this: Component) {
        // An answer that comes after its page is gone still makes elements, but without a place.
        if (!this.getBackendElement()) return;
        const behaviour = builtIn.create?.(new Host(this, phone));
        if (!behaviour) return;
        behaviours.set(this, behaviour);
        behaviour.change?.('');
      },
      attached(this: Component) {
        behaviours.get(this)?.attached?.();
      },
      detached(this: Component) {
        behaviours.get(this)?.detached?.();
      },
    },
  } as never);
  space.setGlobalUsingComponent(tag, definition as never);
}

function play(this: Component, value: unknown): void {
  const dom = this.getBackendElement() as unknown as HTMLElement | null;
  if (value && dom) playAnimation(dom, value);
}

function typeOf(value: unknown): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) return Array;
  return { string: String, number: Number, boolean: Boolean }[typeof value as string] ?? null;
}

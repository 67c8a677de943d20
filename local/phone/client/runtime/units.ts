import * as glassEasel from 'glass-easel';
import type * as adapter from 'glass-easel-miniprogram-adapter';
import type { BundleData, BundleModule, BundleUnit } from './bundle.ts';
import type { ScriptModules } from './scripts.ts';
import { orderSlots } from './slot-order.ts';
import { installStyle } from './styles.ts';
import { hookTemplate, templateHooks } from './template-hooks.ts';

type Definition = Record<string, unknown> & {
  behaviors?: unknown[];
  options?: Record<string, unknown>;
};

/** Pages and components: registered when a page first needs them. */
export class Units {
  readonly space: adapter.CodeSpace;
  readonly #units = new Map<string, BundleUnit>();
  readonly #ready = new Set<string>();
  readonly #registered = new Set<string>();
  readonly #behaviors: Record<string, unknown>;
  #scripts: ScriptModules | null = null;

  constructor(space: adapter.CodeSpace) {
    this.space = space;
    this.#behaviors = standardBehaviors(space);
  }

  use(scripts: ScriptModules): void {
    this.#scripts = scripts;
  }

  add(data: BundleData, bundle: BundleModule): void {
    const templates = bundle.templates(templateHooks);
    for (const [path, unit] of Object.entries(data.units)) {
      this.#units.set(path, unit);
      const template = templates[path];
      if (template) this.space.addCompiledTemplate(path, hookTemplate(template));
    }
  }

  config(path: string): Record<string, unknown> | undefined {
    return this.#units.get(path)?.config;
  }

  /** The first path that a page needs and no loaded package has, or null. */
  missing(path: string, seen = new Set<string>()): string | null {
    if (seen.has(path)) return null;
    seen.add(path);
    const unit = this.#units.get(path);
    if (!unit) return path;
    for (const needed of neededBy(unit)) {
      const found = this.missing(needed, seen);
      if (found) return found;
    }
    return null;
  }

  /** Runs the scripts of a page and of all components it uses, the inner ones first. */
  prepare(path: string): void {
    if (this.#ready.has(path)) return;
    this.#ready.add(path);
    const unit = this.#units.get(path);
    if (!unit) throw new Error(`there is no page or component "${path}"`);
    for (const needed of neededBy(unit)) this.prepare(needed);
    try {
      this.#scripts?.require(path, path);
    } catch (error) {
      this.#ready.delete(path);
      throw error;
    }
    if (!this.#registered.has(path)) {
      throw new Error(`${path} does not call ${unit.isPage ? 'Page()' : 'Component()'}`);
    }
  }

  /** Page(), Component() and Behavior() as the mini-program's scripts see them. */
  constructors(): Record<string, unknown> {
    return {
      Page: (definition: Definition) => {
        const path = this.#begin(definition);
        this.space.componentEnv(path, ({ Page }) => Page(definition as never));
      },
      Component: (definition: Definition) => {
        const path = this.#begin(definition);
        this.space.componentEnv(path, ({ Component }) => Component(definition as never));
      },
      Behavior: (definition: Definition) => {
        this.#resolveBehaviors(definition);
        return this.space
          .behavior()
          .definition(definition as never)
          .register();
      },
    };
  }

  #begin(definition: Definition): string {
    const path = this.#scripts?.current ?? '';
    const unit = this.#units.get(path);
    if (!unit) throw new Error('Page() or Component() in a file that no page uses');
    this.#resolveBehaviors(definition);
    const options = definition.options ?? {};
    const given = unit.config.styleIsolation ?? options.styleIsolation;
    const isolation = unit.isPage
      ? 'shared'
      : String(given ?? (options.addGlobalClass ? 'apply-shared' : 'isolated'));
    const shared = isolation === 'shared' || isolation === 'page-shared';
    const scope = shared ? '' : scopeName(path);
    this.space.addComponentStaticConfig(path, {
      ...unit.config,
      component: true,
      styleIsolation: isolation,
    } as never);
    this.space.addStyleSheet(path, undefined, scope);
    installStyle(path, unit.style ?? '', scope);
    this.#registered.add(path);
    return path;
  }

  #resolveBehaviors(definition: Definition): void {
    definition.behaviors = definition.behaviors?.map((behavior) => {
      if (typeof behavior !== 'string') return behavior;
      const found = this.#behaviors[behavior];
      if (!found) throw new Error(`unknown behavior "${behavior}"`);
      return found;
    });
  }
}

function neededBy(unit: BundleUnit): string[] {
  const generics = Object.values(
    (unit.config.componentGenerics ?? {}) as Record<string, true | { default?: string }>,
  ).flatMap((one) => (one !== true && one.default ? [one.default] : []));
  return [...Object.values(unit.config.usingComponents ?? {}), ...generics].map((path) =>
    path.slice(1),
  );
}

/** A class name prefix: readable, and one of its own for each component. */
function scopeName(path: string): string {
  return path.replace(/^miniprogram_npm\//, '').replace(/[^\w-]+/g, '_');
}

function standardBehaviors(space: adapter.CodeSpace): Record<string, unknown> {
  const make = (properties: Record<string, unknown>) =>
    space
      .behavior()
      .definition({ properties } as never)
      .register();
  return {
    'wx://form-field': make({ name: { type: String }, value: { type: null } }),
    'wx://form-field-button': make({}),
    'wx://form-field-group': make({}),
    'wx://component-export': make({}),
    // Passes Skyline's scrolling on; a web page needs nothing of the kind.
    'wx://proxy-scroll-view': make({}),
  };
}

/** Fires `ready` for every component once the tree that it came with is in the page. */
export function readyBehavior(space: adapter.CodeSpace): glassEasel.GeneralBehavior {
  let waiting: glassEasel.GeneralComponent[] = [];
  const flush = () => {
    const components = waiting;
    waiting = [];
    for (const component of components.reverse()) {
      if (glassEasel.Element.isAttached(component)) component.triggerLifetime('ready', []);
    }
  };
  return space.getComponentSpace().defineBehavior({
    lifetimes: {
      attached(this: { _$: glassEasel.GeneralComponent }) {
        if (waiting.length === 0) queueMicrotask(flush);
        waiting.push(this._$);
        orderSlots(this._$);
      },
    },
  } as never) as unknown as glassEasel.GeneralBehavior;
}

import type { CloudPort } from '../../scripts/deploy/apply.ts';
import type { Found, FoundFunction } from '../../scripts/deploy/differences.ts';
import type { FunctionPlan } from '../../scripts/deploy/plan.ts';
import { settingMark } from '../../scripts/deploy/tencent.ts';

/** An environment in memory that refuses what CloudBase refuses, and can be cut after any change. */
export class MemoryCloud implements CloudPort {
  readonly found: Found = { collections: [], functions: [], storage: null };
  readonly settings: Record<string, string>;
  /** changes until the line goes dead; before or after the change takes effect */
  cut: { after: number; takes: boolean } | null = null;

  constructor(settings: Record<string, string>) {
    this.settings = settings;
  }

  async look(): Promise<Found> {
    return structuredClone(this.found);
  }

  async #change(effect: () => void): Promise<void> {
    if (this.cut && this.cut.after === 0) {
      if (this.cut.takes) effect();
      this.cut = null;
      throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    }
    if (this.cut) this.cut.after -= 1;
    effect();
  }

  #collection(name: string) {
    const one = this.found.collections.find((collection) => collection.name === name);
    if (!one) throw new Error(`ResourceNotFound: ${name}`);
    return one;
  }

  #function(name: string): FoundFunction {
    const one = this.found.functions.find((found) => found.name === name);
    if (!one) throw new Error(`ResourceNotFound.Function: ${name}`);
    return one;
  }

  createCollection(name: string) {
    return this.#change(() => {
      if (this.found.collections.some((one) => one.name === name)) return;
      this.found.collections.push({ name, permission: 'PRIVATE', indexes: [] });
    });
  }

  closeCollection(name: string) {
    return this.#change(() => {
      this.#collection(name).permission = 'ADMINONLY';
    });
  }

  changeIndexes(...[name, create, drop]: Parameters<CloudPort['changeIndexes']>) {
    return this.#change(() => {
      const one = this.#collection(name);
      one.indexes = one.indexes.filter((index) => !drop.includes(index.name));
      for (const index of create) {
        if (one.indexes.some((there) => there.name === index.name)) {
          throw new Error(`IndexExists: ${index.name}`);
        }
        one.indexes.push(structuredClone(index));
      }
    });
  }

  setStorageRule(rule: Parameters<CloudPort['setStorageRule']>[0]) {
    return this.#change(() => {
      this.found.storage = { ...rule };
    });
  }

  #describe(plan: FunctionPlan): Omit<FoundFunction, 'timer'> {
    const { name, runtime, memory, timeout, build } = plan;
    const settings = Object.fromEntries(
      plan.settings.map((setting) => [setting, settingMark(this.settings[setting] ?? '')]),
    );
    return { name, runtime, memory, timeout, build, settings };
  }

  createFunction(plan: FunctionPlan) {
    return this.#change(() => {
      if (this.found.functions.some(({ name }) => name === plan.name)) {
        throw new Error('ResourceInUse.FunctionName');
      }
      this.found.functions.push({ ...this.#describe(plan), timer: null });
    });
  }

  updateFunction(plan: FunctionPlan) {
    return this.#change(() => {
      Object.assign(this.#function(plan.name), this.#describe(plan));
    });
  }

  setTimer(...[name, timer, was]: Parameters<CloudPort['setTimer']>) {
    return this.#change(() => {
      const one = this.#function(name);
      if (was !== null && one.timer?.name !== was) throw new Error('ResourceNotFound.Trigger');
      one.timer = timer && { ...timer };
    });
  }
}

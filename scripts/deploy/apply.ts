import type { Found, Step } from './differences.ts';
import type { FunctionPlan, IndexPlan, StorageRule } from './plan.ts';

/** What a deployment asks of an environment: each method is one change, and safe to repeat. */
export interface CloudPort {
  look(collections: string[], functions: string[]): Promise<Found>;
  createCollection(name: string): Promise<void>;
  /** phones reach it no more */
  closeCollection(name: string): Promise<void>;
  changeIndexes(name: string, create: IndexPlan[], drop: string[]): Promise<void>;
  setStorageRule(rule: StorageRule): Promise<void>;
  /** with its code, settings and the mark of its build */
  createFunction(plan: FunctionPlan): Promise<void>;
  updateFunction(plan: FunctionPlan): Promise<void>;
  /** null takes the old one away */
  setTimer(name: string, timer: FunctionPlan['timer'], was: string | null): Promise<void>;
}

/** Does the steps in order, and says each before it begins. A cut run is mended by running again. */
export async function applySteps(
  port: CloudPort,
  steps: readonly Step[],
  say: (line: string) => void,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    say(`${index + 1} of ${steps.length}: ${stepWords(step)}`);
    await applyStep(port, step);
  }
}

async function applyStep(port: CloudPort, step: Step): Promise<void> {
  switch (step.kind) {
    case 'create-collection':
      return port.createCollection(step.name);
    case 'close-collection':
      return port.closeCollection(step.name);
    case 'change-indexes':
      return port.changeIndexes(step.name, step.create, step.drop);
    case 'storage-rule':
      return port.setStorageRule(step.rule);
    case 'create-function':
      return port.createFunction(step.plan);
    case 'update-function':
      return port.updateFunction(step.plan);
    case 'set-timer':
      return port.setTimer(step.name, step.timer, step.was);
  }
}

/** One line for people; never a value of a setting. */
export function stepWords(step: Step): string {
  switch (step.kind) {
    case 'create-collection':
      return `create collection ${step.name}`;
    case 'close-collection':
      return `close collection ${step.name} to phones${step.was ? ` (was ${step.was})` : ''}`;
    case 'change-indexes':
      return `indexes of ${step.name}: ${step.create.map(({ name }) => name).join(', ')}`;
    case 'storage-rule':
      return 'set the rule of the storage';
    case 'create-function':
      return `create function ${step.plan.name}`;
    case 'update-function':
      return `update function ${step.plan.name} (${step.why.join(', ')})`;
    case 'set-timer':
      return step.timer
        ? `timer of ${step.name}: ${step.timer.cron}`
        : `take away the timer of ${step.name}`;
  }
}

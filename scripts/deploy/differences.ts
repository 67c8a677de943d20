import type { CollectionPlan, FunctionPlan, IndexPlan, Plan, StorageRule } from './plan.ts';

/** What there is in an environment. */
export interface Found {
  collections: { name: string; permission: string; indexes: IndexPlan[] }[];
  functions: FoundFunction[];
  storage: StorageRule | null;
}

export interface FoundFunction {
  name: string;
  runtime: string;
  memory: number;
  timeout: number;
  /** of the upload, or '' if somebody else uploaded it */
  build: string;
  /** SHA-256 of each setting's value, so that values are compared and never shown */
  settings: Record<string, string>;
  timer: { name: string; cron: string } | null;
}

/** One thing to do. Doing it twice is doing it once. */
export type Step =
  | { kind: 'create-collection'; name: string }
  | { kind: 'close-collection'; name: string; was: string }
  | { kind: 'change-indexes'; name: string; create: IndexPlan[]; drop: string[] }
  | { kind: 'storage-rule'; rule: StorageRule }
  | { kind: 'create-function'; plan: FunctionPlan }
  | { kind: 'update-function'; plan: FunctionPlan; why: string[] }
  | { kind: 'set-timer'; name: string; timer: FunctionPlan['timer']; was: string | null };

const keyText = ({ keys, unique }: IndexPlan) =>
  `${keys.map(({ name, direction }) => `${name}:${direction}`).join(',')} ${unique}`;

/**
 * Pure: the steps from what there is to what is planned, data first, so that no function runs before its
 * collections. Indexes and functions that the plan does not know are left alone.
 * @param settings SHA-256 of each setting's value as it is to be
 */
export function differencesOf(plan: Plan, found: Found, settings: Record<string, string>): Step[] {
  const steps: Step[] = plan.collections.flatMap((collection) =>
    collectionSteps(
      collection,
      found.collections.find(({ name }) => name === collection.name),
    ),
  );
  const { storage } = plan;
  if (storage.read !== found.storage?.read || storage.write !== found.storage?.write) {
    steps.push({ kind: 'storage-rule', rule: storage });
  }
  for (const one of plan.functions) {
    steps.push(
      ...functionSteps(
        one,
        found.functions.find(({ name }) => name === one.name),
        settings,
      ),
    );
  }
  return steps;
}

function collectionSteps(
  { name, permission, indexes }: CollectionPlan,
  found: Found['collections'][number] | undefined,
): Step[] {
  const steps: Step[] = [];
  if (!found) steps.push({ kind: 'create-collection', name });
  if (found?.permission !== permission) {
    steps.push({ kind: 'close-collection', name, was: found?.permission ?? '' });
  }
  const create = indexes.filter(
    (index) =>
      !found?.indexes.some((one) => one.name === index.name && keyText(one) === keyText(index)),
  );
  const drop = create
    .filter(({ name: index }) => found?.indexes.some((one) => one.name === index))
    .map((index) => index.name);
  if (create.length > 0) steps.push({ kind: 'change-indexes', name, create, drop });
  return steps;
}

function functionSteps(
  plan: FunctionPlan,
  found: FoundFunction | undefined,
  settings: Record<string, string>,
): Step[] {
  const steps: Step[] = [];
  if (!found) steps.push({ kind: 'create-function', plan });
  else {
    const why = [
      found.build === plan.build ? '' : 'code',
      found.runtime === plan.runtime ? '' : 'runtime',
      found.memory === plan.memory ? '' : 'memory',
      found.timeout === plan.timeout ? '' : 'timeout',
      ...plan.settings.map((name) => (found.settings[name] === settings[name] ? '' : name)),
    ].filter(Boolean);
    if (why.length > 0) steps.push({ kind: 'update-function', plan, why });
  }
  const was = found?.timer ?? null;
  if (plan.timer?.name !== was?.name || plan.timer?.cron !== was?.cron) {
    steps.push({
      kind: 'set-timer',
      name: plan.name,
      timer: plan.timer,
      was: was?.name ?? null,
    });
  }
  return steps;
}

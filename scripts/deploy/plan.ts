import { TEMPLATE_SETTINGS } from '../../cloudfunctions/messages/templates.ts';
import { parseTimer } from '../../local/cloud/schedule.ts';
import { PHONES_READ } from '../../local/linli.ts';

/** What a deployment makes, read from the files that the local cloud runs by. */
export interface Plan {
  /** of package.json: the app's and the functions' */
  version: string;
  functions: FunctionPlan[];
  collections: CollectionPlan[];
  storage: StorageRule;
  app: AppPlan;
}

export interface FunctionPlan {
  name: string;
  runtime: string;
  handler: string;
  /** MB */
  memory: number;
  /** seconds */
  timeout: number;
  /** of the bundle, in bytes */
  bytes: number;
  /** SHA-256 of what is uploaded, hex: kept with the function, so that the same is not uploaded twice */
  build: string;
  /** names of the settings it is given; their values never stand in a plan */
  settings: string[];
  timer: { name: string; cron: string } | null;
  /** WeChat's open APIs that it may call, by config.json */
  openApis: string[];
}

export interface IndexPlan {
  name: string;
  keys: { name: string; direction: 1 | -1 }[];
  unique: boolean;
  sparse?: true;
}

export interface CollectionPlan {
  name: string;
  /** phones reach no collection: every read and write goes through a function */
  permission: 'ADMINONLY';
  indexes: IndexPlan[];
}

/** Rules of the storage, in CloudBase's own expressions. */
export interface StorageRule {
  read: string;
  write: string;
}

export interface AppPlan {
  appId: string;
  packages: { name: string; bytes: number }[];
}

/** What a plan is made from. */
export interface Sources {
  version: string;
  appId: string;
  collections: { name: string; indexes: IndexPlan[] }[];
  functions: {
    name: string;
    config: {
      timeout?: number | undefined;
      memory?: number | undefined;
      triggers?: { name: string; type: string; config: string }[] | undefined;
      permissions?: { openapi?: string[] | undefined } | undefined;
    };
    bytes: number;
    build: string;
  }[];
  packages: AppPlan['packages'];
}

/** A reason to deploy nothing: something in the files that the cloud would not take. */
export class PlanError extends Error {}

export const SETTINGS = ['LINLI_DATA_KEY', ...TEMPLATE_SETTINGS];
const RUNTIME = 'Nodejs20.19';
const MEMORY = 256;
const TIMEOUT = 20;
const MOST_INDEXES = 100; // a collection, and fields an index: CloudBase's FAQ on its database
const MOST_FIELDS = 31;
const MOST_PACKAGE = 2 * 1024 * 1024;

/**
 * Phones write nowhere: a function gives an address for each file of theirs, and they read what belongs to
 * notices. Rosters and exports hold personal data and are read by functions alone.
 */
const STORAGE: StorageRule = {
  read: `/${PHONES_READ}/.test(resource.path) == true`,
  write: 'false',
};

/** Pure: the same files give the same plan. @throws PlanError */
export function planDeployment(sources: Sources): Plan {
  const { version, appId, functions, collections, packages } = sources;
  for (const { name, bytes } of packages) {
    if (bytes > MOST_PACKAGE) throw new PlanError(`${name} is larger than the 2 MB WeChat takes.`);
  }
  return {
    version,
    functions: functions.map(functionPlan),
    collections: collections.map(({ name, indexes }) => {
      for (const index of indexes) checkIndex(name, index);
      if (indexes.length > MOST_INDEXES) {
        throw new PlanError(`${name} has more than ${MOST_INDEXES} indexes.`);
      }
      return { name, permission: 'ADMINONLY', indexes };
    }),
    storage: STORAGE,
    app: { appId, packages },
  };
}

function functionPlan({ name, config, bytes, build }: Sources['functions'][number]): FunctionPlan {
  const { timeout = TIMEOUT, memory = MEMORY, triggers = [], permissions } = config;
  if (triggers.length > 1) throw new PlanError(`${name} has more than one timer.`);
  const [trigger] = triggers;
  if (trigger) {
    try {
      parseTimer(trigger.config);
    } catch (error) {
      throw new PlanError(`The timer of ${name}: ${(error as Error).message}`);
    }
  }
  return {
    name,
    runtime: RUNTIME,
    handler: 'index.main',
    memory,
    timeout,
    bytes,
    build,
    settings: [...SETTINGS],
    timer: trigger ? { name: trigger.name, cron: trigger.config } : null,
    openApis: permissions?.openapi ?? [],
  };
}

function checkIndex(collection: string, { name, keys }: IndexPlan): void {
  const isNamed = /^[A-Za-z_][A-Za-z0-9_]{0,59}$/.test(name);
  if (isNamed && keys.length > 0 && keys.length <= MOST_FIELDS) return;
  throw new PlanError(`The index ${name} of ${collection} is not one that CloudBase takes.`);
}

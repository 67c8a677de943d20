import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type CloudBase from '@cloudbase/manager-node';
import type { CloudPort } from './apply.ts';
import type { Found, FoundFunction } from './differences.ts';
import type { FunctionPlan, IndexPlan, StorageRule } from './plan.ts';

/** Marks a function with the build it runs, so that the same build is not uploaded twice. */
const BUILD = 'LINLI_BUILD';
const CLOSED = 'ADMINONLY';
const OPEN_API = 'tcb';
const OPEN_API_VERSION = '2018-06-08';

export interface Account {
  envId: string;
  secretId: string;
  secretKey: string;
  /** settings of the functions, by name */
  settings: Record<string, string>;
  /** where the built functions lie */
  built: string;
}

export function sha256(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}

/** A setting as it is compared: of a list, such as the data keys, each part by itself. */
export function settingMark(value: string): string {
  return value
    .split(',')
    .map((part) => sha256(part.trim()))
    .join(',');
}

/** The real cloud, by Tencent's own library, which is loaded only here. */
export async function tencentPort(account: Account): Promise<CloudPort> {
  const { default: Manager } = await import('@cloudbase/manager-node');
  const { envId, secretId, secretKey } = account;
  return portOf(new Manager({ envId, secretId, secretKey }), account);
}

/** @param manager of @cloudbase/manager-node */
export function portOf(manager: CloudBase, { envId, settings, built }: Account): CloudPort {
  const { database, functions, storage } = manager;
  const api = (Action: string, Param: object) =>
    manager.commonService(OPEN_API, OPEN_API_VERSION).call({ Action, Param: { ...Param } });
  const variables = ({ build }: FunctionPlan) => ({ ...settings, [BUILD]: build });
  const configOf = (plan: FunctionPlan) => ({
    runtime: plan.runtime,
    handler: plan.handler,
    memorySize: plan.memory,
    timeout: plan.timeout,
    envVariables: variables(plan),
    installDependency: false as const,
  });

  return {
    async look(collections, names) {
      const found: Found = { collections: [], functions: [], storage: null };
      for (const name of collections) {
        if (!(await database.checkCollectionExists(name)).Exists) continue;
        const { Indexes } = await database.describeCollection(name);
        const { AclTag } = await api('DescribeDatabaseACL', { EnvId: envId, CollectionName: name });
        found.collections.push({ name, permission: AclTag, indexes: indexesOf(Indexes) });
      }
      const { rule, acl } = await storage.getStorageAcl({ withRule: true });
      if (acl === 'CUSTOM' && rule) {
        found.storage = { read: String(rule.read), write: String(rule.write) };
      }
      const there = await functions.listAllFunctions({ envId });
      for (const { FunctionName } of there) {
        if (FunctionName && names.includes(FunctionName)) {
          found.functions.push(functionOf(await functions.getFunctionDetail(FunctionName)));
        }
      }
      return found;
    },
    async createCollection(name) {
      await database.createCollectionIfNotExists(name);
    },
    async closeCollection(name) {
      await api('ModifyDatabaseACL', { EnvId: envId, CollectionName: name, AclTag: CLOSED });
    },
    async changeIndexes(name, create, drop) {
      await database.updateCollection(name, {
        ...(drop.length > 0 ? { DropIndexes: drop.map((IndexName) => ({ IndexName })) } : {}),
        CreateIndexes: create.map(({ name: IndexName, keys, unique, sparse }) => ({
          IndexName,
          MgoKeySchema: {
            MgoIsUnique: unique,
            ...(sparse ? { MgoIsSparse: true } : {}),
            MgoIndexKeys: keys.map((key) => ({
              Name: key.name,
              Direction: String(key.direction),
            })),
          },
        })),
      });
    },
    async setStorageRule(rule: StorageRule) {
      await storage.setStorageAcl('CUSTOM', rule);
    },
    async createFunction(plan) {
      const func = { name: plan.name, ...configOf(plan) };
      await functions.createFunction({ func, functionPath: join(built, plan.name) });
    },
    async updateFunction(plan) {
      await functions.updateFunctionWithProgress({
        name: plan.name,
        code: { functionPath: join(built, plan.name) },
        config: configOf(plan),
      });
    },
    async setTimer(name, timer, was) {
      if (was !== null) await functions.deleteFunctionTrigger(name, was);
      if (!timer) return;
      const trigger = { name: timer.name, type: 'timer', config: timer.cron };
      await functions.createFunctionTriggers(name, [trigger]);
    },
  };
}

type Described = Awaited<ReturnType<CloudBase['database']['describeCollection']>>['Indexes'];

/** `_id_` and `_openid` are CloudBase's own. */
function indexesOf(found: Described): IndexPlan[] {
  return (found ?? []).map(({ Name, Keys, Unique }) => ({
    name: Name,
    unique: Unique,
    keys: Keys.map((key) => ({
      name: key.Name ?? '',
      direction: Number(key.Direction) < 0 ? -1 : 1,
    })),
  }));
}

type Detail = Awaited<ReturnType<CloudBase['functions']['getFunctionDetail']>>;

function functionOf({
  FunctionName,
  Runtime,
  MemorySize,
  Timeout,
  Environment,
  Triggers,
}: Detail): FoundFunction {
  const variables = Environment?.Variables ?? [];
  const timer = (Triggers ?? []).find(({ Type }) => Type === 'timer');
  return {
    name: FunctionName,
    runtime: Runtime,
    memory: MemorySize,
    timeout: Timeout,
    build: variables.find(({ Key }) => Key === BUILD)?.Value ?? '',
    settings: Object.fromEntries(variables.map(({ Key, Value }) => [Key, settingMark(Value)])),
    timer: timer ? { name: timer.TriggerName, cron: cronOf(timer.TriggerDesc) } : null,
  };
}

/** The platform describes a timer as JSON with the field `cron`, or as the bare expression. */
function cronOf(description: string): string {
  try {
    return (JSON.parse(description) as { cron?: string }).cron ?? description;
  } catch {
    return description;
  }
}

import { describe, expect, it } from '@jest/globals';
import { portOf, sha256 } from '../../scripts/deploy/tencent.ts';

/** What Tencent's library is asked, as its types and papers have it. */
type Call = [name: string, ...args: unknown[]];

function manager(calls: Call[]) {
  const record =
    (name: string, answer: (...args: never[]) => unknown = () => ({})) =>
    async (...args: unknown[]) => {
      calls.push([name, ...args]);
      return answer(...(args as never[]));
    };
  return {
    database: {
      checkCollectionExists: record('exists', (name: string) => ({ Exists: name === 'notices' })),
      describeCollection: record('describe', () => ({
        Indexes: [
          { Name: '_id_', Keys: [{ Name: '_id', Direction: '1' }], Unique: true },
          { Name: 'order', Keys: [{ Name: 'order', Direction: '-1' }], Unique: false },
        ],
      })),
      createCollectionIfNotExists: record('create'),
      updateCollection: record('update'),
    },
    functions: {
      listAllFunctions: record('list', () => [{ FunctionName: 'notice' }, { FunctionName: 'x' }]),
      getFunctionDetail: record('detail', () => ({
        FunctionName: 'notice',
        Runtime: 'Nodejs20.19',
        MemorySize: 256,
        Timeout: 60,
        Environment: {
          Variables: [
            { Key: 'LINLI_BUILD', Value: 'b' },
            { Key: 'A', Value: 's' },
          ],
        },
        Triggers: [
          { Type: 'timer', TriggerName: 'upkeep', TriggerDesc: '{"cron":"0 * * * * * *"}' },
        ],
      })),
      createFunction: record('createFunction'),
      updateFunctionWithProgress: record('updateFunction'),
      createFunctionTriggers: record('createTriggers'),
      deleteFunctionTrigger: record('deleteTrigger'),
    },
    storage: {
      getStorageAcl: record('acl', () => ({ acl: 'CUSTOM', rule: { read: 'r', write: 'w' } })),
      setStorageAcl: record('setAcl'),
    },
    commonService: (service: string, version: string) => ({
      call: record(`${service} ${version}`, () => ({ AclTag: 'PRIVATE' })),
    }),
  };
}

const PLAN = {
  name: 'notice',
  runtime: 'Nodejs20.19',
  handler: 'index.main',
  memory: 256,
  timeout: 60,
  bytes: 1,
  build: 'hash',
  settings: ['A'],
  timer: null,
  openApis: [],
};
const CONFIG = {
  runtime: 'Nodejs20.19',
  handler: 'index.main',
  memorySize: 256,
  timeout: 60,
  envVariables: { A: 's', LINLI_BUILD: 'hash' },
  installDependency: false,
};

function port(calls: Call[]) {
  const fake = manager(calls) as unknown as Parameters<typeof portOf>[0];
  const account = {
    envId: 'env-1',
    secretId: 'i',
    secretKey: 'k',
    settings: { A: 's' },
    built: '/b',
  };
  return portOf(fake, account);
}

describe('the real cloud', () => {
  it('is looked at by its own words', async () => {
    const calls: Call[] = [];
    const found = await port(calls).look(['notices', 'audit'], ['notice', 'home']);
    expect(found).toStrictEqual({
      collections: [
        {
          name: 'notices',
          permission: 'PRIVATE',
          indexes: [
            { name: '_id_', keys: [{ name: '_id', direction: 1 }], unique: true },
            { name: 'order', keys: [{ name: 'order', direction: -1 }], unique: false },
          ],
        },
      ],
      storage: { read: 'r', write: 'w' },
      functions: [
        {
          name: 'notice',
          runtime: 'Nodejs20.19',
          memory: 256,
          timeout: 60,
          build: 'b',
          settings: { LINLI_BUILD: sha256('b'), A: sha256('s') },
          timer: { name: 'upkeep', cron: '0 * * * * * *' },
        },
      ],
    });
    expect(calls.find(([name]) => name === 'tcb 2018-06-08')).toStrictEqual([
      'tcb 2018-06-08',
      { Action: 'DescribeDatabaseACL', Param: { EnvId: 'env-1', CollectionName: 'notices' } },
    ]);
  });

  it('is changed by its own words', async () => {
    const calls: Call[] = [];
    const cloud = port(calls);
    await cloud.closeCollection('notices');
    const index = { name: 'order', keys: [{ name: 'at', direction: -1 as const }], unique: true };
    const sparse = { ...index, name: 'there', sparse: true as const };
    await cloud.changeIndexes('notices', [index, sparse], ['order']);
    await cloud.setStorageRule({ read: 'r', write: 'w' });
    await cloud.createFunction(PLAN);
    await cloud.updateFunction(PLAN);
    await cloud.setTimer('notice', { name: 'upkeep', cron: '0 * * * * * *' }, 'old');
    expect(calls).toStrictEqual([
      [
        'tcb 2018-06-08',
        {
          Action: 'ModifyDatabaseACL',
          Param: { EnvId: 'env-1', CollectionName: 'notices', AclTag: 'ADMINONLY' },
        },
      ],
      [
        'update',
        'notices',
        {
          DropIndexes: [{ IndexName: 'order' }],
          CreateIndexes: [
            {
              IndexName: 'order',
              MgoKeySchema: { MgoIsUnique: true, MgoIndexKeys: [{ Name: 'at', Direction: '-1' }] },
            },
            {
              IndexName: 'there',
              MgoKeySchema: {
                MgoIsUnique: true,
                MgoIsSparse: true,
                MgoIndexKeys: [{ Name: 'at', Direction: '-1' }],
              },
            },
          ],
        },
      ],
      ['setAcl', 'CUSTOM', { read: 'r', write: 'w' }],
      ['createFunction', { func: { name: 'notice', ...CONFIG }, functionPath: '/b/notice' }],
      ['updateFunction', { name: 'notice', code: { functionPath: '/b/notice' }, config: CONFIG }],
      ['deleteTrigger', 'notice', 'old'],
      ['createTriggers', 'notice', [{ name: 'upkeep', type: 'timer', config: '0 * * * * * *' }]],
    ]);
  });
});

import type { PhoneCloud } from './phone/index.ts';

/** What makes the local cloud Linli's: names, and which function does what. */
export const LINLI_CLOUD = {
  application: { id: 'linli', name: 'Linli' },
  appId: 'wxlinlilocal0001',
  environmentId: 'linli-local',
  dataKeyName: 'LINLI_DATA_KEY',
  mediaCheckFunction: 'moderation',
} as const;

/** The same for the local phone. */
export const LINLI_PHONE = {
  application: { id: 'linli', name: '邻里', appId: LINLI_CLOUD.appId },
} as const;

/** Files of the storage that phones read; they write none themselves: a function gives an address for each. */
export const PHONES_READ = '^(notices|incoming[/]notices)[/]';

/** The cloud as a phone reaches it: the same rule of the storage that is deployed. */
export function reachedByPhones<Cloud extends PhoneCloud>(cloud: Cloud): Cloud {
  const refuse = async () => {
    throw new Error('the rule of the storage does not allow it');
  };
  const readFile: PhoneCloud['readFile'] = async (fileId) => {
    const [, path = ''] = /^cloud:\/\/[^/]+\/(.+)$/.exec(fileId) ?? [];
    return new RegExp(PHONES_READ).test(path) ? cloud.readFile(fileId) : refuse();
  };
  return Object.assign(Object.create(cloud), { uploadFile: refuse, deleteFile: refuse, readFile });
}

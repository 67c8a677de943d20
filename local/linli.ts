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

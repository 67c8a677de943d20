import cloudbase from '@cloudbase/node-sdk';

/** Who calls, as the platform says it: never taken from the event. */
export type Caller = { kind: 'person'; openid: string } | { kind: 'timer' } | { kind: 'platform' };

/** @param context the second argument of the cloud function */
export function callerOf(context: unknown): Caller {
  const platform = cloudbase.getCloudbaseContext(context as never) as unknown as Record<
    string,
    unknown
  >;
  const openid = platform.WX_OPENID;
  if (typeof openid === 'string' && openid !== '') return { kind: 'person', openid };
  if (platform.TRIGGER_SRC === 'timer') return { kind: 'timer' };
  return { kind: 'platform' };
}

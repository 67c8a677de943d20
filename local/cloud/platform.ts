import type { Caller, Source } from './invocation.ts';

/** Facts of the environment that every function process has. */
export interface Platform {
  appId: string;
  environmentId: string;
  /** 'http://127.0.0.1:PORT' */
  origin: string;
}

/** Where the SDK sends the requests of one call (or, without an id, of a process that is loading). */
function serviceUrl(platform: Platform, invocationId?: string): string {
  return `${platform.origin}/admin${invocationId ? `/${invocationId}` : ''}`;
}

/**
 * What a function's process is born with. Only this reaches it, so that a key in the developer's shell
 * neither leaks nor makes a function work here that fails in the cloud. The cloud runs in UTC.
 */
export function processEnvironment(
  platform: Platform,
  functionName: string,
  own: Record<string, string>,
): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    TMPDIR: process.env.TMPDIR ?? '/tmp',
    ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
    LANG: 'en_US.UTF-8',
    TZ: 'UTC',
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local-secret-id',
    TENCENTCLOUD_SECRETKEY: 'local-secret-key',
    TENCENTCLOUD_SESSIONTOKEN: 'local-session-token',
    SCF_NAMESPACE: platform.environmentId,
    SCF_FUNCTIONNAME: functionName,
    TCB_ENV: platform.environmentId,
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_CONTEXT_CNFG',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: serviceUrl(platform) }),
    ...own,
  };
}

/** What changes with each call: who calls, from where, and where its requests go. */
export function callEnvironment(
  platform: Platform,
  call: { id: string; caller: Caller | null; source: Source },
): Record<string, string> {
  const { id, caller, source } = call;
  const wx: Record<string, string> = {
    ...(caller ? { WX_OPENID: caller.openid, WX_APPID: platform.appId } : {}),
    ...(caller?.unionid ? { WX_UNIONID: caller.unionid } : {}),
    ...(caller ? { WX_CLIENTIP: '127.0.0.1' } : {}),
    WX_API_TOKEN: `local-token-${id}`,
  };
  const tcb: Record<string, string> = {
    TCB_ENV: platform.environmentId,
    TCB_SEQID: id,
    TCB_SOURCE: source,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: serviceUrl(platform, id) }),
  };
  return {
    ...wx,
    ...tcb,
    ...(source === 'wx_trigger' ? { TRIGGER_SRC: 'timer', WX_TRIGGER_API_TOKEN_V0: 'local' } : {}),
    WX_CONTEXT_KEYS: Object.keys(wx).join(','),
    TCB_CONTEXT_KEYS: Object.keys(tcb).join(','),
  };
}

/**
 * The second argument of a function (SCF, Node.js): getCloudbaseContext of the SDK reads
 * `environment`, older versions of it read `environ`.
 */
export function callContext(
  platform: Platform,
  call: { id: string; functionName: string; timeout: number },
  environment: Record<string, string>,
): Record<string, unknown> {
  return {
    memory_limit_in_mb: 256,
    time_limit_in_ms: call.timeout,
    request_id: call.id,
    function_version: '$LATEST',
    function_name: call.functionName,
    namespace: platform.environmentId,
    tencentcloud_region: 'ap-shanghai',
    tencentcloud_appid: '1300000000',
    tencentcloud_uin: '100000000000',
    environ: Object.entries(environment)
      .filter(([name]) => name !== 'TCB_CONTEXT_CNFG')
      .map(([name, value]) => `${name}=${value}`)
      .join(';'),
    environment: JSON.stringify(environment),
  };
}

import type { AnyEnvelope } from '../../test/support/linli.ts';

/** The cloud answers a database request in about this time. */
export const LATENCY_MS = 5;

export interface TimedCall {
  envelope: AnyEnvelope;
  databaseRequests: number;
  milliseconds: number;
}

/** Pulls a lever of a local cloud. @throws Error if it answers anything but success */
export async function pull(origin: string, lever: string, body: object): Promise<Response> {
  const response = await fetch(`${origin}/local/${lever}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`/local/${lever} answers ${response.status}.`);
  return response;
}

/** Calls an action through the lever. @throws Error if it is refused */
export async function timedCall(
  origin: string,
  name: string,
  input: unknown,
  as: string | null,
): Promise<TimedCall> {
  const [functionName, action] = name.split('.');
  const started = performance.now();
  const response = await pull(origin, 'call', { function: functionName, action, input, as });
  const envelope = (await response.json()) as AnyEnvelope;
  const milliseconds = performance.now() - started;
  if (!envelope.ok) throw new Error(`${name} answers ${JSON.stringify(envelope)}.`);
  return {
    envelope,
    databaseRequests: Number(response.headers.get('x-database-requests')),
    milliseconds,
  };
}

import { seedDemo } from '../../local/demo/index.ts';
import { actionTables } from '../../test/support/actions.ts';
import { openidOf } from '../../test/support/community.ts';
import { exampleOf } from '../../test/support/examples.ts';
import { type Linli, startLinli } from '../../test/support/linli.ts';
import { DEMO_CASES, readDemo } from './demo-cases.ts';
import { type Figure, quantile, rounded } from './figure.ts';
import { LATENCY_MS, type TimedCall, timedCall } from './levers.ts';

const CALLS = 40;
const HOUSEHOLDS = 4464;

/**
 * Database requests of each action, and its time when each of them takes 5 ms: in the demo community
 * of 4,464 households, or in the tests' small one where a call needs a community as it was at first.
 */
export async function measureActions(): Promise<Figure[]> {
  const linli = await startLinli({ functions: 'processes' });
  try {
    const lines = await actionTables();
    const names = lines.map(({ functionName, action }) => `${functionName}.${action}`);
    const samples = new Map<string, TimedCall[]>();
    // The small community first: putting it back would take the demo away.
    for (const name of names.filter((one) => !(one in DEMO_CASES))) {
      samples.set(name, await callSmall(linli, name));
    }
    await seedDemo(linli.cloud, { seed: 'demo', households: HOUSEHOLDS, progress: () => {} });
    const demo = readDemo(linli);
    for (const [name, callOf] of Object.entries(DEMO_CASES)) {
      if (!names.includes(name)) throw new Error(`There is no action ${name} any more.`);
      const calls = await repeat((n) => {
        const { as, input } = callOf(demo, n);
        return timed(linli, name, input, as);
      });
      samples.set(name, calls);
    }
    return names.flatMap((name) => figuresOf(name, samples.get(name) ?? []));
  } finally {
    await linli.stop();
  }
}

async function callSmall(linli: Linli, name: string): Promise<TimedCall[]> {
  const [functionName = '', action = ''] = name.split('.');
  const example = exampleOf(functionName, action);
  return repeat(async (n) => {
    // What the last call wrote must not turn this one into a repetition.
    if (example.writes) await linli.reset();
    const input = await example.input(n + 1, linli);
    return timed(linli, name, input, openidOf(example.as));
  });
}

/** One call with the latency on: putting the community back has switched it off. */
async function timed(
  linli: Linli,
  name: string,
  input: unknown,
  as: string | null,
): Promise<TimedCall> {
  await linli.latency(LATENCY_MS);
  const call = await timedCall(linli.origin, name, input, as);
  if (call.milliseconds < LATENCY_MS) throw new Error(`${name} was measured without latency.`);
  return call;
}

async function repeat(once: (n: number) => Promise<TimedCall>): Promise<TimedCall[]> {
  // The first call starts a process.
  await once(0);
  const samples: TimedCall[] = [];
  for (let n = 1; n <= CALLS; n += 1) samples.push(await once(n));
  return samples;
}

function figuresOf(name: string, calls: TimedCall[]): Figure[] {
  const times = calls.map(({ milliseconds }) => milliseconds);
  const requests = Math.max(...calls.map(({ databaseRequests }) => databaseRequests));
  return [
    { name: `requests/${name}`, value: requests, unit: 'requests' },
    { name: `p50/${name}`, value: rounded(quantile(times, 0.5)), unit: 'ms' },
    { name: `p95/${name}`, value: rounded(quantile(times, 0.95)), unit: 'ms' },
  ];
}

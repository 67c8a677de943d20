import { actionTables } from '../../test/support/actions.ts';
import { EXAMPLES, type Example } from '../../test/support/examples.ts';
import { type AnyEnvelope, type Linli, startLinli } from '../../test/support/linli.ts';
import { type Figure, quantile, rounded } from './figure.ts';

/** The cloud answers a database request in about this time. */
const LATENCY_MS = 5;
const CALLS = 40;

interface Sample {
  requests: number;
  milliseconds: number;
}

/** Database requests of each action, and its time when each of them takes 5 ms. */
export async function measureActions(): Promise<Figure[]> {
  const linli = await startLinli();
  try {
    await setLatency(linli, LATENCY_MS);
    const figures: Figure[] = [];
    for (const { functionName, action } of await actionTables()) {
      const example = EXAMPLES.find(
        (one) => one.functionName === functionName && one.action === action,
      );
      if (!example) throw new Error(`There is no example of ${functionName}.${action}.`);
      figures.push(...figuresOf(`${functionName}.${action}`, await takeSamples(linli, example)));
    }
    return figures;
  } finally {
    await linli.stop();
  }
}

async function takeSamples(linli: Linli, example: Example): Promise<Sample[]> {
  const { functionName, action, as, writes } = example;
  const samples: Sample[] = [];
  for (let n = 0; n <= CALLS; n += 1) {
    // What the last call wrote must not turn this one into a repetition.
    if (writes) await linli.reset();
    const input = await example.input(n + 1, linli);
    const started = performance.now();
    const { envelope, databaseRequests } = await linli.call(functionName, action, input, as);
    const milliseconds = performance.now() - started;
    mustBeFine(`${functionName}.${action}`, envelope);
    // The first call starts a process.
    if (n > 0) samples.push({ requests: databaseRequests, milliseconds });
  }
  return samples;
}

function mustBeFine(name: string, envelope: AnyEnvelope): void {
  if (!envelope.ok) throw new Error(`${name} answers ${JSON.stringify(envelope)}.`);
}

function figuresOf(name: string, samples: Sample[]): Figure[] {
  const times = samples.map(({ milliseconds }) => milliseconds);
  return [
    {
      name: `requests/${name}`,
      value: Math.max(...samples.map(({ requests }) => requests)),
      unit: 'requests',
    },
    { name: `p50/${name}`, value: rounded(quantile(times, 0.5)), unit: 'ms' },
    { name: `p95/${name}`, value: rounded(quantile(times, 0.95)), unit: 'ms' },
  ];
}

async function setLatency({ origin }: Linli, milliseconds: number): Promise<void> {
  const response = await fetch(`${origin}/local/latency`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ milliseconds }),
  });
  if (!response.ok) throw new Error(`/local/latency answers ${response.status}.`);
}

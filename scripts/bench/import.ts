import { readdir, readFile } from 'node:fs/promises';
import { seedDemo } from '../../local/demo/index.ts';
import { commandId } from '../../test/support/inputs.ts';
import { type Linli, startLinli } from '../../test/support/linli.ts';
import type { RosterImport } from '../../typings/contract/roster.ts';
import { type Figure, rounded } from './figure.ts';
import { LATENCY_MS, pull, timedCall } from './levers.ts';
import { rosterFile } from './roster-file.ts';

const SIZES = [5_000, 20_000];
const COMMUNITY = 'sunshine';

/**
 * A new community imports its whole roster, at 5 ms per database request; at the largest size also how
 * much memory the function's process has held at most, which a deployed one has 256 MB of.
 */
export async function measureImport(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const households of SIZES) figures.push(...(await measureOne(households)));
  return figures;
}

async function measureOne(households: number): Promise<Figure[]> {
  const linli = await startLinli({ functions: 'processes' });
  try {
    await seedDemo(linli.cloud, { seed: 'empty', households: 1, progress: () => {} });
    await pull(linli.origin, 'latency', { milliseconds: LATENCY_MS });
    const milliseconds = await bringIn(linli, households);
    const made = linli
      .documents<{ communityId: string }>('households')
      .filter(({ communityId }) => communityId === COMMUNITY).length;
    if (made !== households) throw new Error(`The import made ${made} households.`);
    const figures = [
      { name: `import/${households}-households`, value: rounded(milliseconds / 1000), unit: 's' },
    ];
    if (households !== SIZES.at(-1)) return figures;
    const peak = await peakMemory();
    const input = { communityId: COMMUNITY, withPhones: true, commandId: commandId(2) };
    const exported = await timedCall(linli.origin, 'roster.exportRoster', input, 'secretary');
    const after = await peakMemory();
    const stair = linli
      .documents<{ _id: string; kind: string; households: number }>('places')
      .find(({ _id, kind }) => kind === 'stair' && _id.startsWith(`${COMMUNITY}.`));
    const doors = { communityId: COMMUNITY, placeId: stair?._id, all: true };
    const slips = { ...doors, commandId: commandId(3) };
    const printed = await timedCall(linli.origin, 'roster.printSlips', slips, 'secretary');
    return [
      ...figures,
      { name: `export/${households}-households`, value: seconds(exported), unit: 's' },
      { name: `memory/import-${households}`, value: peak, unit: 'MB' },
      { name: `memory/export-${households}`, value: after, unit: 'MB' },
      { name: `slips/${stair?.households}-doors`, value: seconds(printed), unit: 's' },
      { name: `memory/slips-${stair?.households}`, value: await peakMemory(), unit: 'MB' },
    ];
  } finally {
    await linli.stop();
  }
}

/** All calls that it takes. @returns milliseconds */
async function bringIn(linli: Linli, households: number): Promise<number> {
  const path = `rosters/${COMMUNITY}/${commandId(1)}.xlsx`;
  const fileId = await linli.cloud.uploadFile(path, rosterFile(households));
  const input = { communityId: COMMUNITY, fileId, commandId: commandId(1) };
  for (let milliseconds = 0; ; ) {
    const call = await timedCall(linli.origin, 'roster.importRoster', input, 'secretary');
    milliseconds += call.milliseconds;
    const { envelope } = call;
    if (envelope.ok && (envelope.data as RosterImport).state === 'done') return milliseconds;
  }
}

const seconds = ({ milliseconds }: { milliseconds: number }) => rounded(milliseconds / 1000);

/** The most that a process of the function has held so far, in MB; 0 where the system does not say. */
async function peakMemory(): Promise<number> {
  const processes = await readdir('/proc').catch(() => []);
  let most = 0;
  for (const id of processes.filter((name) => /^\d+$/.test(name))) {
    const read = (name: string) => readFile(`/proc/${id}/${name}`, 'utf8').catch(() => '');
    const isOurs = (await read('status')).includes(`PPid:\t${process.pid}\n`);
    if (!isOurs || !/cloudfunctions\/roster\0/.test(await read('cmdline'))) continue;
    const [, kilobytes = '0'] = /VmHWM:\s+(\d+)/.exec(await read('status')) ?? [];
    most = Math.max(most, Math.round(Number(kilobytes) / 1024));
  }
  return most;
}

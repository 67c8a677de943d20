import { seedDemo } from '../../local/demo/index.ts';
import { commandId } from '../../test/support/inputs.ts';
import { startLinli } from '../../test/support/linli.ts';
import { type Figure, rounded } from './figure.ts';
import { LATENCY_MS, pull, timedCall } from './levers.ts';
import { rosterFile } from './roster-file.ts';

const HOUSEHOLDS = 5000;
const COMMUNITY = 'sunshine';

/** A new community imports its whole roster, at 5 ms per database request. */
export async function measureImport(): Promise<Figure[]> {
  const linli = await startLinli();
  try {
    await seedDemo(linli.cloud, { seed: 'empty', households: 1, progress: () => {} });
    const path = `rosters/${COMMUNITY}/${commandId(1)}.xlsx`;
    const fileId = await linli.cloud.uploadFile(path, rosterFile(HOUSEHOLDS));
    const input = { communityId: COMMUNITY, fileId, commandId: commandId(1) };
    await pull(linli.origin, 'latency', { milliseconds: LATENCY_MS });
    const { milliseconds } = await timedCall(linli.origin, 'roster.import', input, 'secretary');
    const made = linli
      .documents<{ communityId: string }>('households')
      .filter(({ communityId }) => communityId === COMMUNITY).length;
    if (made !== HOUSEHOLDS) throw new Error(`The import made ${made} households.`);
    return [
      { name: `import/${HOUSEHOLDS}-households`, value: rounded(milliseconds / 1000), unit: 's' },
    ];
  } finally {
    await linli.stop();
  }
}

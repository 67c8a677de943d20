import { parseArgs } from 'node:util';
import { measureDatabase } from '../local/cloud/database/bench.ts';
import { measureActions } from './bench/actions.ts';
import { measureAttendance } from './bench/attendance.ts';
import { measureBallots } from './bench/ballots.ts';
import { measureBooks } from './bench/books.ts';
import { measureEntries } from './bench/entries.ts';
import type { Figure } from './bench/figure.ts';
import { measureImport } from './bench/import.ts';
import { measureLoad } from './bench/load.ts';
import { measureMatters } from './bench/matters.ts';
import { measureMeetings } from './bench/meetings.ts';
import { measurePoints } from './bench/points.ts';
import { measureReminders } from './bench/reminders.ts';
import { measureSearch } from './bench/search.ts';
import { measureShifts } from './bench/shifts.ts';
import { packageSizes } from './package-sizes.ts';

async function measureSizes(): Promise<Figure[]> {
  const sizes = await packageSizes();
  return sizes.map(({ name, bytes }) => ({
    name: `size/${name}`,
    value: Math.round(bytes / 1024),
    unit: 'KB',
  }));
}

/** Sections in the order of the table; each can be chosen by its name. */
const SECTIONS: Record<string, () => Promise<Figure[]>> = {
  load: measureLoad,
  actions: measureActions,
  import: measureImport,
  search: measureSearch,
  reminders: measureReminders,
  ballots: measureBallots,
  shifts: measureShifts,
  points: measurePoints,
  entries: measureEntries,
  books: measureBooks,
  matters: measureMatters,
  meetings: measureMeetings,
  attendance: measureAttendance,
  cloud: measureDatabase,
  size: measureSizes,
};

function print({ name, value, unit }: Figure): void {
  console.log(`${name.padEnd(36)} ${String(value).padStart(10)} ${unit}`);
}

async function main(): Promise<void> {
  const { values, positionals } = readCommandLine();
  const unknown = positionals.find((name) => !(name in SECTIONS));
  if (unknown !== undefined) {
    throw new Error(`There is no section "${unknown}": ${Object.keys(SECTIONS).join(', ')}.`);
  }
  for (const [name, measure] of Object.entries(SECTIONS)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    if (!values.json) console.error(`Measuring: ${name} …`);
    for (const figure of await measure()) {
      if (values.json) console.log(JSON.stringify(figure));
      else print(figure);
    }
  }
}

function readCommandLine() {
  return parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});

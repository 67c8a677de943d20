import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LedgerDocument } from '../../cloudfunctions/civility/collections.ts';
import { EMPTY, nextEntry } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import { lineOf } from '../community/archive.ts';
import { type Figure, rounded } from './figure.ts';

const ENTRIES = 1_000_000;
const ACCOUNTS = 5_000;

/** The operator's full check of a million entries, in a process of its own. */
export async function measureBooks(): Promise<Figure[]> {
  const directory = await mkdtemp(join(tmpdir(), 'linli-books-'));
  try {
    await writeBooks(join(directory, 'ledger.jsonl'));
    await writeFile(join(directory, 'accounts.jsonl'), '');
    const started = performance.now();
    const megabytes = await checkIn(directory);
    const seconds = (performance.now() - started) / 1000;
    return [
      { name: 'points/check-1000000-entries', value: rounded(seconds), unit: 's' },
      { name: 'points/check-memory', value: megabytes, unit: 'MB' },
    ];
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function writeBooks(file: string): Promise<void> {
  const stream = createWriteStream(file);
  const tails = new Map<number, LedgerDocument>();
  for (let n = 0; n < ENTRIES; n += 1) {
    const account = n % ACCOUNTS;
    const accountId = `h:maple.aaaaaaaa.bbbbbbbb.cccccccc.${account}`;
    const entry = nextEntry(tails.get(account) ?? EMPTY, {
      communityId: 'maple',
      accountId,
      sourceId: `claim:help:2026-06-01:${n}`,
      kind: 'award',
      points: 1 + (n % 9),
      held: 0,
      rule: { ruleId: 'help', version: 1 },
      title: '邻里互助',
      claimId: `claim-${n}`,
      reverses: null,
      decidedBy: ['person-gridofficer'],
      as: 'grid-officer',
      reason: '',
      day: '2026-06-01',
      at: 1_780_000_000_000 + n,
    });
    if (!entry) throw new Error('an award');
    tails.set(account, entry);
    if (!stream.write(`${lineOf(entry as never)}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}

const CHECK = `
  const { checkBackup } = await import(process.argv[1]);
  const { entries, broken } = await checkBackup(process.argv[2]);
  if (entries !== ${ENTRIES} || broken.length > 0) throw new Error(entries + ' entries, ' + broken.length + ' broken');
  console.log(Math.round(process.resourceUsage().maxRSS / 1024));
`;

/** @returns the most memory that the process had, in MB */
async function checkIn(directory: string): Promise<number> {
  const module = new URL('../community/check-books.ts', import.meta.url).href;
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', CHECK, module, directory],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let printed = '';
  child.stdout.on('data', (piece: Buffer) => {
    printed += piece.toString();
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('the check of the books failed');
  return Number(printed.trim());
}

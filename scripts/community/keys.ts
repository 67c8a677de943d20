import { dataKeys, oldestKeyId } from '../../cloudfunctions/kernel/secret.ts';
import type { Cloud } from './cloud.ts';

/** What one data key is still needed for, over all communities. */
export interface KeyUse {
  id: string;
  isNewest: boolean;
  /** numbers of phones and IDs that it encrypts; those of IDs go 30 days after their shift */
  numbers: number;
  /** codes of households and communities that it opens, unused and in time */
  codes: number;
  /** until when the last of these codes opens, in UTC milliseconds */
  codesUntil: number | null;
  /** doors whose owner or certificate it alone hashes: the roster is imported again */
  registers: number;
  /** votes that are not counted yet, if they need it */
  votes: number;
}

/** Every key of LINLI_DATA_KEY with what needs it, newest first. */
export async function listKeys(cloud: Cloud, at: number): Promise<KeyUse[]> {
  const uses: KeyUse[] = [];
  for (const [index, { id }] of dataKeys().entries()) {
    const codes = await Promise.all([
      openCodes(cloud, 'households', id, at),
      openCodes(cloud, 'setups', id, at),
    ]);
    const ends = codes.flatMap(({ until }) => until ?? []);
    uses.push({
      id,
      isNewest: index === 0,
      numbers:
        (await countOf(cloud, 'households', { 'head.phoneCipher': sealedBy(cloud, id) })) +
        (await countOf(cloud, 'insuredNumbers', { numberCipher: sealedBy(cloud, id) })),
      codes: codes.reduce((sum, { count }) => sum + count, 0),
      codesUntil: ends.length === 0 ? null : Math.max(...ends),
      registers: await registerHashes(cloud, id),
      votes: await runningVotes(cloud, id),
    });
  }
  return uses;
}

async function countOf(cloud: Cloud, name: string, where: object): Promise<number> {
  const { total } = await cloud.database().collection(name).where(where).count();
  return total ?? 0;
}

const pattern = (cloud: Cloud, regexp: string) => cloud.database().RegExp({ regexp, options: '' });
const sealedBy = (cloud: Cloud, id: string) =>
  pattern(cloud, id === '' ? '^v1[.]' : `^v2[.]${id}[.]`);
const hashedBy = (cloud: Cloud, id: string) =>
  pattern(cloud, id === '' ? '^[A-Za-z0-9_-]+$' : `^${id}[.]`);

async function openCodes(
  cloud: Cloud,
  name: string,
  id: string,
  at: number,
): Promise<{ count: number; until: number | null }> {
  const { command } = cloud.database();
  const where = {
    'code.hash': hashedBy(cloud, id),
    'code.usedBy': null,
    'code.expiresAt': command.gt(at),
  };
  const count = await countOf(cloud, name, where);
  const { data } = await cloud
    .database()
    .collection(name)
    .where(where)
    .orderBy('code.expiresAt', 'desc')
    .limit(1)
    .get();
  const [last] = data as { code: { expiresAt: number } }[];
  return { count, until: last?.code.expiresAt ?? null };
}

/** Votes that are not counted yet: where their ballots lie follows from the key that they began with. */
async function runningVotes(cloud: Cloud, id: string): Promise<number> {
  const { command } = cloud.database();
  const state = command.in(['announcing', 'announced']);
  const named = await countOf(cloud, 'motions', { state, keyId: id });
  if (id !== oldestKeyId()) return named;
  return named + (await countOf(cloud, 'motions', { state, keyId: command.exists(false) }));
}

/** Numbers of the register, kept as hashes alone: importing the roster again makes them anew. */
async function registerHashes(cloud: Cloud, id: string): Promise<number> {
  const counts = await Promise.all(
    ['register.owner', 'register.certificate'].map((field) =>
      countOf(cloud, 'households', { [field]: hashedBy(cloud, id) }),
    ),
  );
  return Math.max(...counts);
}

/** One line a key, and what to do with the older ones. */
export function keyLines(uses: readonly KeyUse[], dayOf: (at: number) => string): string[] {
  return uses.map(({ id, isNewest, numbers, codes, codesUntil, registers, votes }) => {
    const name = id === '' ? '(no id)' : id;
    const until = codesUntil === null ? '' : `, the last until ${dayOf(codesUntil)}`;
    const register = registers === 0 ? '' : `, ${registers} doors of the register`;
    const what = `${numbers} phone numbers, ${codes} open codes${until}${register}, ${votes} running votes`;
    if (isNewest) return `${name}  newest  ${what}`;
    const isFree = numbers + codes + registers + votes === 0;
    return isFree
      ? `${name}  may be taken out of LINLI_DATA_KEY: nothing needs it any more`
      : `${name}  still needed  ${what}`;
  });
}

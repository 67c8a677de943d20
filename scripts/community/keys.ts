import { dataKeys } from '../../cloudfunctions/kernel/secret.ts';
import type { Cloud } from './cloud.ts';

/** What one data key is still needed for, over all communities. */
export interface KeyUse {
  id: string;
  isNewest: boolean;
  /** phone numbers that it encrypts */
  numbers: number;
  /** codes of households and communities that it opens, unused and in time */
  codes: number;
  /** until when the last of these codes opens, in UTC milliseconds */
  codesUntil: number | null;
  /** votes that began with it and are not counted yet */
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
      numbers: await countOf(cloud, 'households', { 'head.phoneCipher': sealedBy(cloud, id) }),
      codes: codes.reduce((sum, { count }) => sum + count, 0),
      codesUntil: ends.length === 0 ? null : Math.max(...ends),
      votes: await countOf(cloud, 'motions', votesOf(cloud, id)),
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

/** Where a vote's ballots lie follows from the key that it began with, until they are counted. */
function votesOf(cloud: Cloud, id: string): object {
  const { command } = cloud.database();
  const began = { state: command.in(['announcing', 'announced']) };
  // A motion of before keys had ids has no field: that is null to a query.
  return { ...began, keyId: id === '' ? command.in([null, '']) : id };
}

/** One line a key, and what to do with the older ones. */
export function keyLines(uses: readonly KeyUse[], dayOf: (at: number) => string): string[] {
  return uses.map(({ id, isNewest, numbers, codes, codesUntil, votes }) => {
    const name = id === '' ? '(no id)' : id;
    const until = codesUntil === null ? '' : `, the last until ${dayOf(codesUntil)}`;
    const what = `${numbers} phone numbers, ${codes} open codes${until}, ${votes} running votes`;
    if (isNewest) return `${name}  newest  ${what}`;
    const isFree = numbers + codes + votes === 0;
    return isFree
      ? `${name}  may be taken out of LINLI_DATA_KEY: nothing needs it any more`
      : `${name}  still needed  ${what}`;
  });
}

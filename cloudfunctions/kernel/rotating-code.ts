import { createHash } from 'node:crypto';
import { codesOf, type Times } from './rotating-rules.ts';
import { lookupHash, lookupHashes } from './secret.ts';

/** Figures, so that whoever cannot scan can type them. */
const FIGURES = 8;

/** What is attended by such codes, and by which of its documents they are told apart. */
export type Shown = Times & { purpose: 'shift-code' | 'meeting-code'; id: string };

function codesBy(secret: string, times: Times): string[] {
  const codes = new Set<string>();
  for (let count = 0; codes.size < codesOf(times); count += 1) {
    const hash = createHash('sha256').update(`${secret} ${count}`).digest();
    const figures = hash.readUInt32BE(0) % 10 ** FIGURES;
    codes.add(String(figures).padStart(FIGURES, '0'));
  }
  return [...codes];
}

/** All codes in the order in which they are shown: no two of them are the same. */
export function rotatingCodes(shown: Shown): string[] {
  return codesBy(lookupHash(shown.purpose, shown.id), shown);
}

/** The code's place among them, -1 if it is none; the phone that shows it may have fetched them under an older key. */
export function placeOfCode(shown: Shown, code: string): number {
  const secrets = lookupHashes(shown.purpose, shown.id);
  return Math.max(...secrets.map((secret) => codesBy(secret, shown).indexOf(code)));
}

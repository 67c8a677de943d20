import { change, findFor } from '../../kernel/command.ts';
import type { Stamp } from '../../kernel/database/collection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { type CovenantDocument, covenants } from '../collections.ts';
import { getCovenant, replaceEarlier } from './covenant-repository.ts';
import { publicVersions } from './covenant-state-rules.ts';

/**
 * What votes do to covenants. None of this is an action of the phone. Every one may be done again: a
 * repeat changes nothing.
 */

/** The text as it stands, for a vote and for printing. */
export const readCovenant = getCovenant;

async function find(communityId: string, covenantId: string, stamp: Stamp) {
  const { document, command } = await findFor(covenants, communityId, covenantId, stamp);
  if (!document) throw new Refusal('COVENANT_NOT_FOUND');
  return { document, command };
}

/**
 * A vote on this text is announced: until it is over nobody takes the text back.
 * @throws Refusal COVENANT_NOT_FOUND; COVENANT_CHANGED if the text is another one, is not settled, or
 * another motion holds it
 */
export async function holdCovenant(
  communityId: string,
  covenantId: string,
  fingerprint: string,
  motionId: string,
  stamp: Stamp,
): Promise<void> {
  const { document, ...context } = await find(communityId, covenantId, stamp);
  await change(context, covenants, document, {
    missing: 'COVENANT_NOT_FOUND',
    decide: (covenant) => {
      if (covenant.motionId === motionId) return null;
      const isFit = covenant.fingerprint === fingerprint && covenant.state === 'settled';
      if (!isFit || covenant.motionId !== null) throw new Refusal('COVENANT_CHANGED');
      return { motionId };
    },
    seen: ['motionId', 'state'],
    answer: (covenant) => {
      if (covenant.motionId !== motionId) throw new Refusal('COVENANT_CHANGED');
    },
  });
}

/** The vote failed or was cancelled: back to a draft. A vote that does not hold this text changes nothing. */
export async function releaseCovenant(
  communityId: string,
  covenantId: string,
  fingerprint: string,
  motionId: string,
  stamp: Stamp,
): Promise<void> {
  const { document, ...context } = await find(communityId, covenantId, stamp);
  await change(context, covenants, document, {
    missing: 'COVENANT_NOT_FOUND',
    decide: (covenant) => {
      const isHeld = covenant.state === 'settled' && covenant.motionId === motionId;
      if (!isHeld || covenant.fingerprint !== fingerprint) return null;
      const read = { publicVersions: publicVersions(covenant) };
      return { state: 'draft' as const, openUntil: null, motionId: null, settled: null, ...read };
    },
    seen: ['motionId', 'state'],
    answer: () => undefined,
  });
}

/**
 * In force from `at`: the frame before it at the same place, or the annex it names, is replaced.
 * @returns false if the vote does not hold the text: then nothing is changed
 * @throws Refusal COVENANT_NOT_FOUND; COVENANT_CHANGED if the text is another one or is not settled
 */
export async function adoptCovenant(
  communityId: string,
  covenantId: string,
  { fingerprint, motionId, at }: { fingerprint: string; motionId: string; at: number },
  stamp: Stamp,
): Promise<boolean> {
  const { document, ...context } = await find(communityId, covenantId, stamp);
  const replace = async (covenant: CovenantDocument) => {
    if (covenant.state === 'adopted') await replaceEarlier(covenant);
  };
  return change(context, covenants, document, {
    missing: 'COVENANT_NOT_FOUND',
    decide: (covenant) => {
      if (covenant.motionId !== motionId) return null;
      if (covenant.fingerprint !== fingerprint) throw new Refusal('COVENANT_CHANGED');
      if (covenant.adoptedAt !== null) return null;
      if (covenant.state !== 'settled') throw new Refusal('COVENANT_CHANGED');
      return { state: 'adopted', adoptedAt: at } as const;
    },
    seen: ['motionId', 'state'],
    follow: replace,
    answer: (covenant) => covenant.motionId === motionId,
  });
}

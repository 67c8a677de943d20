import { recordAudit } from '../../kernel/audit.ts';
import type { Stamp } from '../../kernel/collection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { CovenantDocument } from '../collections.ts';
import { covenants, replaceEarlier, saveAdoption, saveState } from '../text/covenant-repository.ts';

/**
 * What votes do to covenants, for the module `ballot`. None of this is an action of the phone. Every one
 * may be done again: a repeat changes nothing.
 */

/** The text as it stands, for a vote and for printing. */
export function readCovenant(
  communityId: string,
  covenantId: string,
): Promise<CovenantDocument | undefined> {
  return covenants.get(communityId, covenantId);
}

async function mustRead(communityId: string, covenantId: string): Promise<CovenantDocument> {
  const covenant = await readCovenant(communityId, covenantId);
  if (!covenant) throw new Refusal('COVENANT_NOT_FOUND');
  return covenant;
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
  const covenant = await mustRead(communityId, covenantId);
  const { state, motionId: holder } = covenant;
  if (holder !== motionId) {
    const isFit = covenant.fingerprint === fingerprint && state === 'settled' && holder === null;
    if (!isFit || (await saveState(covenant, { motionId }, stamp)) === 0) {
      const stands = isFit ? await mustRead(communityId, covenantId) : covenant;
      if (stands.motionId !== motionId) throw new Refusal('COVENANT_CHANGED');
    }
  }
  await recordAudit(communityId, stamp);
}

/** The vote failed or was cancelled: back to a draft, unless another text or motion is there by now. */
export async function releaseCovenant(
  communityId: string,
  covenantId: string,
  fingerprint: string,
  stamp: Stamp,
): Promise<void> {
  const covenant = await mustRead(communityId, covenantId);
  if (covenant.change.id !== stamp.id) {
    if (covenant.state !== 'settled' || covenant.fingerprint !== fingerprint) return;
    const patch = { state: 'draft', openUntil: null, motionId: null, settled: null } as const;
    if ((await saveState(covenant, patch, stamp)) === 0) {
      const { change } = await mustRead(communityId, covenantId);
      if (change.id !== stamp.id) throw new Refusal('COVENANT_CHANGED');
    }
  }
  await recordAudit(communityId, stamp);
}

/**
 * In force from `at`: the frame before it at the same place, or the annex it names, is replaced.
 * @throws Refusal COVENANT_NOT_FOUND; COVENANT_CHANGED if the text is another one or is not settled
 */
export async function adoptCovenant(
  communityId: string,
  covenantId: string,
  fingerprint: string,
  at: number,
  stamp: Stamp,
): Promise<void> {
  await saveAdoption(communityId, covenantId, fingerprint, at, stamp);
  const covenant = await mustRead(communityId, covenantId);
  const isThis = covenant.fingerprint === fingerprint && covenant.adoptedAt !== null;
  if (!isThis) throw new Refusal('COVENANT_CHANGED');
  if (covenant.state === 'adopted') await replaceEarlier(covenant);
  if (covenant.change.id === stamp.id) await recordAudit(communityId, covenant.change);
}

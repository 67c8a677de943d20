import type { ProofLine } from '../../../typings/contract/volunteer/shift.ts';
import { DAY } from '../../kernel/calendar.ts';
import type { LicenceProof, MemberDocument } from '../collections.ts';

/** Pictures of a licence that nobody has looked at go after this long. */
export const PROOF_KEPT = 30 * DAY;

/** A licence that waits, without its pictures. */
export function proofLine(proof: LicenceProof | null | undefined): ProofLine | null {
  return proof ? { skill: proof.skill, until: proof.until, at: proof.at } : null;
}

/** Another licence, or none, in the place of the one that waits: the pictures of that one go. */
export function replacedProof(
  { proof, dropping = [] }: Pick<MemberDocument, 'proof' | 'dropping'>,
  next: LicenceProof | null,
): Pick<MemberDocument, 'carried'> & { proof: LicenceProof | null; dropping: string[] } {
  const kept = next?.pictures ?? [];
  const old = [...dropping, ...(proof?.pictures ?? [])].filter((id) => !kept.includes(id));
  return { proof: next, dropping: old, carried: false };
}

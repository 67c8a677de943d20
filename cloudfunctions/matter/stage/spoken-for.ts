import type { Role } from '../../../typings/contract/people.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { MatterDocument } from '../collections.ts';
import { type Acting, isOwn, officeAt, TRIAGERS } from '../intake/matter-access.ts';
import { findReachable } from './bearer-repository.ts';

type Spoken = Pick<MatterDocument, 'communityId' | 'raiser'>;

/**
 * The office in which somebody may write down what the person says for whom a matter was taken down; undefined if
 * they may not. Only of somebody without WeChat: see `requireWithoutPhone`.
 */
export function speakingOffice(actor: Acting, matter: MatterDocument): Role | undefined {
  const { takenBy, raiser, placeId } = matter;
  if (takenBy === null || raiser.residentId === null || isOwn(actor, matter)) return undefined;
  return officeAt(actor, placeId, TRIAGERS);
}

/** Whether whoever raised it has no WeChat to say anything with. One request. */
export async function isWithoutPhone({ communityId, raiser }: Spoken): Promise<boolean> {
  if (raiser.residentId === null) return false;
  const [person] = await findReachable(communityId, [raiser.residentId]);
  return person?.openid === null;
}

/** Nobody speaks for somebody who can themselves. One request. @throws Refusal */
export async function requireWithoutPhone(matter: Spoken): Promise<void> {
  if (!(await isWithoutPhone(matter))) throw new Refusal('MATTER_RAISER_PHONE');
}

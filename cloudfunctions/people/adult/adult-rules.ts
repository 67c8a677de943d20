import type { AdultState } from '../../../typings/contract/people.ts';
import type { Adult, ResidentDocument } from '../collections.ts';

type Person = Pick<ResidentDocument, 'adult'>;

/** How it stands with somebody's word that they are 18. Whoever came before anybody was asked has not said it. */
export function adultStateOf({ adult }: Person): AdultState {
  return adult?.state ?? 'none';
}

/** On a roster of adults: an officer has confirmed it. */
export function isConfirmedAdult({ adult }: Person): boolean {
  return adult?.state === 'confirmed';
}

/** May vote for a household or by proxy: has said so, and nobody doubts it. */
export function hasStatedAdult({ adult }: Person): boolean {
  return adult?.state === 'stated' || adult?.state === 'confirmed';
}

/** What somebody says, or an officer for a person without WeChat. @param by the id of who says it */
export function statement(adult: boolean, by: string, at: number): Adult {
  const state = adult ? 'stated' : 'none';
  return { state, statedAt: at, statedBy: by, decidedAt: null, decidedBy: null };
}

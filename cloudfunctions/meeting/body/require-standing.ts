import { Refusal } from '../../kernel/refusal.ts';
import type { BodyDocument } from '../collections.ts';

/**
 * A body that meets.
 * @throws Refusal BODY_DISSOLVED; BODY_NOT_FOUND if it was never founded
 */
export function requireStanding({ state }: Pick<BodyDocument, 'state'>): void {
  if (state === 'dissolved') throw new Refusal('BODY_DISSOLVED');
  if (state !== 'standing') throw new Refusal('BODY_NOT_FOUND');
}

import { Refusal } from '../../kernel/refusal.ts';
import type { NoticeDocument } from '../collections.ts';

/** Goes on only with a published notice that asks households to confirm. @throws Refusal */
export function requireAsking({ state, mustConfirm }: NoticeDocument): void {
  if (state !== 'published') throw new Refusal('NOTICE_NOT_FOUND');
  if (!mustConfirm) throw new Refusal('NOTICE_NEEDS_NO_CONFIRMATION');
}

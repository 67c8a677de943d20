import { command, tableOf } from '../kernel/table.ts';
import { messages } from './collections.ts';

/** Somebody has left: nothing is sent to them, and no account is kept. Doing it again changes nothing. */
export async function cancelMessagesTo(communityId: string, residentId: string): Promise<void> {
  await tableOf(messages).change(
    { communityId, residentId, openid: command.neq('') },
    { openid: '', state: 'cancelled' },
  );
}

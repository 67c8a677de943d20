import { command, tableOf } from '../kernel/table.ts';
import { residents } from './collections.ts';

/** Messages that somebody may still be sent. What one of them takes is remembered by its id. */
const table = tableOf(residents);

const COUNTED = 20; // ids that an entry remembers, far more than are ever under way at once

interface ToSomebody {
  _id: string;
  communityId: string;
  residentId: string;
  templateId: string;
}

/** Takes one grant for a message, once however often it is tried. @returns whether it has one */
export async function takeGrant(message: ToSomebody): Promise<boolean> {
  const { _id, communityId, residentId, templateId } = message;
  const taken = await table.change(
    {
      communityId,
      _id: residentId,
      [`grants.${templateId}`]: command.gt(0),
      counted: command.neq(_id),
    },
    {
      [`grants.${templateId}`]: command.inc(-1),
      [`sends.${templateId}`]: command.inc(1),
      counted: command.push({ each: [_id], slice: -COUNTED }),
    },
  );
  if (taken === 1) return true;
  const earlier = await table.find(
    { communityId, _id: residentId, counted: _id },
    { limit: 1, fields: ['openid'] },
  );
  return earlier.length === 1;
}

/**
 * The message did not go out: it counts no longer.
 * @param isSpent the grant is gone all the same: WeChat says that there is none
 */
export async function giveGrantBack(message: ToSomebody, isSpent: boolean): Promise<void> {
  const { _id, communityId, residentId, templateId } = message;
  await table.change(
    { communityId, _id: residentId, counted: _id },
    {
      [`grants.${templateId}`]: isSpent ? 0 : command.inc(1),
      [`sends.${templateId}`]: command.inc(-1),
      counted: command.pull(_id),
    },
  );
}

import { command, tableOf } from '../kernel/database/table.ts';
import { residents } from './collections.ts';

const table = tableOf(residents);

const COUNTED = 20; // ids that a person's entry remembers, far more than are ever under way at once

/** A message that may be sent to somebody; `key` counts once. */
export interface Grant {
  communityId: string;
  residentId: string;
  templateId: string;
  key: string;
}

/** Takes one grant of a template, once however often it is tried. @returns whether there is one */
export async function takeGrant({
  communityId,
  residentId,
  templateId,
  key,
}: Grant): Promise<boolean> {
  const taken = await table.change(
    {
      communityId,
      _id: residentId,
      [`grants.${templateId}`]: command.gt(0),
      counted: command.neq(key),
    },
    {
      [`grants.${templateId}`]: command.inc(-1),
      [`sends.${templateId}`]: command.inc(1),
      counted: command.push({ each: [key], slice: -COUNTED }),
    },
  );
  if (taken === 1) return true;
  const earlier = await table.find(
    { communityId, _id: residentId, counted: key },
    { limit: 1, fields: ['openid'] },
  );
  return earlier.length === 1;
}

/** The message did not go out: it counts no longer. */
export async function giveBackGrant(
  { communityId, residentId, templateId, key }: Grant,
  grants: 'none left' | 'one more',
): Promise<void> {
  await table.change(
    { communityId, _id: residentId, counted: key },
    {
      [`grants.${templateId}`]: grants === 'none left' ? 0 : command.inc(1),
      [`sends.${templateId}`]: command.inc(-1),
      counted: command.pull(key),
    },
  );
}

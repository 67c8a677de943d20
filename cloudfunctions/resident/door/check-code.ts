import type { ResidentActions } from '../../../typings/contract/resident.ts';
import type { PersonContext } from '../../kernel/handler.ts';
import { findOpen } from './find-code.ts';

/** What a code opens: a household of a community, or a community itself; nothing about who lives there. */
export async function checkCode(
  { code }: ResidentActions['checkCode']['input'],
  { openid }: PersonContext,
): Promise<ResidentActions['checkCode']['data']> {
  const opened = await findOpen(code, openid);
  const { kind } = opened;
  const { communityId, community } = kind === 'household' ? opened.household : opened.setup;
  const communityName = community[0]?.name ?? '';
  const label = kind === 'household' ? opened.household.label : communityName;
  return { kind, communityId, communityName, label };
}

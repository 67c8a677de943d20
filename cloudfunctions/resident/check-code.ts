import type { ResidentActions } from '../../typings/contract/resident.ts';
import type { PersonContext } from '../shared/handler.ts';
import { findOpenCode } from './find-code.ts';

/** What a code opens: community and household, and nothing about who lives there. */
export async function checkCode(
  { code }: ResidentActions['checkCode']['input'],
  { openid }: PersonContext,
): Promise<ResidentActions['checkCode']['data']> {
  const { communityId, label, community } = await findOpenCode(code, openid);
  return { communityId, communityName: community[0]?.name ?? '', label };
}

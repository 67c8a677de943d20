import { idFromCommand } from '../../kernel/secret.ts';

/** The id of a notice follows from the command that publishes it; a draft carries that command's id. */
export function noticeIdOf(openid: string, communityId: string, commandId: string): string {
  return idFromCommand(openid, `${communityId} ${commandId}`);
}

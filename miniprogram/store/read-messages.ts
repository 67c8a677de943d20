/** Which messages were opened on this phone. As many are kept as are listed. */
const KEY = 'read-messages:';

function readIn(communityId: string): string[] {
  const kept: unknown = wx.getStorageSync(KEY + communityId);
  return Array.isArray(kept) ? kept.map(String) : [];
}

/** Those that were not opened yet. */
export function unreadOf<Message extends { messageId: string }>(
  communityId: string,
  messages: readonly Message[],
): Message[] {
  const read = new Set(readIn(communityId));
  return messages.filter(({ messageId }) => !read.has(messageId));
}

/** @param listed all that are listed now: what is not is forgotten */
export function noteRead(
  communityId: string,
  messageIds: readonly string[],
  listed: readonly string[],
): void {
  const read = new Set([...readIn(communityId), ...messageIds]);
  wx.setStorageSync(
    KEY + communityId,
    listed.filter((id) => read.has(id)),
  );
}

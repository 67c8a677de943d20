/** What someone did, by the action's name in the record. */
export const ROLE_ACTIONS: Record<string, string> = {
  'role.grant': '任命了一位居民担任职务',
  'role.grant-alone': '独自任命了一位居民（当时没有第二位可以商定的人）',
  'role.propose': '提议请一位居民担任职务',
  'role.propose-end': '提议结束一位书记的职务',
  'role.agree': '同意了一项任职提议',
  'role.agree-end': '同意结束一位书记的职务',
  'role.decline': '没有同意一项任职提议',
  'role.end': '结束了一位居民的职务',
};

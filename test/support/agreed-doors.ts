/** The same for doors of a notice: what officers write down for them, and who asks there. */
export const AGREED_DOORS: Record<string, string> = {
  'notice.denyMark': 'residents',
};

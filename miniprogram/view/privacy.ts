/** WeChat asks once, before anything personal is taken. Older base libraries do not ask. */
export async function agreesToPrivacy(): Promise<boolean> {
  if (!wx.canIUse('requirePrivacyAuthorize')) return true;
  return new Promise((resolve) => {
    wx.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) });
  });
}

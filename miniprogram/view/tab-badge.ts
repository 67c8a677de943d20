/** How much waits behind a tab; nothing where the page is no tab by now. */
export function tabBadge(index: number, count: number): void {
  if (count === 0) wx.removeTabBarBadge({ index, fail: () => undefined });
  else {
    const text = count > 99 ? '99+' : String(count);
    wx.setTabBarBadge({ index, text, fail: () => undefined });
  }
}

/** The place of 我的 among the tabs. */
export const ME = 3;

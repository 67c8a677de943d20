/** How large the type is: kept on the phone, read by every page when it is shown. */
export const TEXT_SIZES = ['normal', 'large', 'largest'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];
const KEY = 'text-size';

/** What was chosen here; before that, what WeChat itself is set to. */
export function currentTextSize(): TextSize {
  const kept = wx.getStorageSync(KEY);
  return TEXT_SIZES.find((size) => size === kept) ?? sizeFor(scaleOfWeChat());
}

export function chooseTextSize(size: TextSize): void {
  wx.setStorageSync(KEY, size);
}

/** @param scale of WeChat's type to its standard, 1 */
export function sizeFor(scale: number): TextSize {
  if (scale >= 1.35) return 'largest';
  return scale >= 1.1 ? 'large' : 'normal';
}

/** Base library 2.23.4 tells it; before, and where it is not known, 1. */
function scaleOfWeChat(): number {
  if (!wx.canIUse('getAppBaseInfo')) return 1;
  return wx.getAppBaseInfo().fontSizeScaleFactor ?? 1;
}

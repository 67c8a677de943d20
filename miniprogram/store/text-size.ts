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

/** The scale, or of older WeChat the pixels of its type: 16 or 17 are its standard, where it is not known as well. */
function scaleOfWeChat(): number {
  const { fontSizeScaleFactor, fontSizeSetting = 16 }: Told = wx.canIUse('getAppBaseInfo')
    ? wx.getAppBaseInfo()
    : wx.getSystemInfoSync();
  return fontSizeScaleFactor ?? fontSizeSetting / 16;
}

type Told = { fontSizeScaleFactor?: number; fontSizeSetting?: number };

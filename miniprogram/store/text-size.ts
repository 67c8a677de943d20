/** 大字: kept on the phone, read by every page when it is shown. */
export type TextSize = 'normal' | 'large';
const KEY = 'text-size';

export function currentTextSize(): TextSize {
  return wx.getStorageSync(KEY) === 'large' ? 'large' : 'normal';
}

export function chooseTextSize(size: TextSize): void {
  wx.setStorageSync(KEY, size);
}

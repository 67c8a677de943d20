import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  chooseTextSize,
  currentTextSize,
  sizeFor,
  TEXT_SIZES,
} from '../../miniprogram/store/text-size.ts';
import { newPhoneStorage } from '../support/phone-storage.ts';

/** An older WeChat, which tells pixels alone: 16 or 17 are its standard. */
function olderWeChat(fontSizeSetting: number | undefined, hasBaseInfo: boolean): void {
  newPhoneStorage();
  globalThis.wx.canIUse = () => hasBaseInfo;
  globalThis.wx.getAppBaseInfo = () => ({ fontSizeSetting });
  globalThis.wx.getSystemInfoSync = () => ({ fontSizeSetting });
}

/** WeChat as it is set, or one that does not tell. */
function weChat(scale: number | null): void {
  newPhoneStorage();
  globalThis.wx.canIUse = (api) => api === 'getAppBaseInfo' && scale !== null;
  globalThis.wx.getAppBaseInfo = () => (scale === null ? {} : { fontSizeScaleFactor: scale });
}

describe('the size of type', () => {
  beforeEach(() => weChat(1));

  it('is what WeChat is set to, as long as nothing was chosen', () => {
    expect(currentTextSize()).toBe('normal');
    weChat(1.12);
    expect(currentTextSize()).toBe('large');
    weChat(1.4);
    expect(currentTextSize()).toBe('largest');
    weChat(null);
    expect(currentTextSize()).toBe('normal');
  });

  it('follows the pixels where an older WeChat tells those alone', () => {
    for (const hasBaseInfo of [true, false]) {
      const sizes = [undefined, 16, 17, 18, 22, 27].map((pixels) => {
        olderWeChat(pixels, hasBaseInfo);
        return currentTextSize();
      });
      expect([hasBaseInfo, ...sizes]).toStrictEqual([
        hasBaseInfo,
        ...['normal', 'normal', 'normal', 'large', 'largest', 'largest'],
      ]);
    }
  });

  it('is what was chosen, whatever WeChat says', () => {
    weChat(1.4);
    for (const size of TEXT_SIZES) {
      chooseTextSize(size);
      expect(currentTextSize()).toBe(size);
    }
  });

  it('grows with the scale', () => {
    const steps = [0.8, 1, 1.09, 1.1, 1.34, 1.35, 2, 3].map(sizeFor);
    expect(steps).toStrictEqual([
      ...['normal', 'normal', 'normal', 'large', 'large', 'largest', 'largest', 'largest'],
    ]);
  });
});

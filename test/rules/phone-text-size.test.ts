import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  chooseTextSize,
  currentTextSize,
  sizeFor,
  TEXT_SIZES,
} from '../../miniprogram/store/text-size.ts';
import { newPhoneStorage } from '../support/phone-storage.ts';

/** WeChat as it is set, or an older one that does not tell. */
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

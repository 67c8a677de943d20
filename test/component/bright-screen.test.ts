import { afterAll, beforeAll, expect, it } from '@jest/globals';

/** Named at run time: its types are those of the phone. */
const SCREEN = new URL('../../miniprogram/view/bright-screen.ts', import.meta.url).href;

/** A phone that takes its time, and what it was told. */
const told: string[] = [];
let answer: () => void = () => undefined;

beforeAll(() => {
  const slow = () =>
    new Promise<{ value: number }>((resolve) => {
      answer = () => resolve({ value: 0.4 });
    });
  const say = (what: string) => async (value: object) => {
    told.push(`${what} ${JSON.stringify(value)}`);
  };
  Object.assign(globalThis, {
    wx: {
      getScreenBrightness: slow,
      setKeepScreenOn: say('on'),
      setScreenBrightness: say('brightness'),
    },
  });
});
afterAll(() => {
  Reflect.deleteProperty(globalThis, 'wx');
});

it('the screen is as before also where the page is left while the phone still brightens it', async () => {
  const { brightenScreen } = (await import(SCREEN)) as { brightenScreen(): () => void };
  const restore = brightenScreen();
  restore();
  answer();
  while (told.length < 4) await new Promise(setImmediate);
  expect(told).toStrictEqual([
    'on {"keepScreenOn":true}',
    'brightness {"value":1}',
    'on {"keepScreenOn":false}',
    'brightness {"value":0.4}',
  ]);
});

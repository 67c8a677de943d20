/** Of these a library or a phone may have none. */
const screen: Partial<
  Pick<WechatMiniprogram.Wx, 'setKeepScreenOn' | 'getScreenBrightness' | 'setScreenBrightness'>
> = wx;
/** WeChat's value for: as the phone has it. */
const AS_BEFORE = -1;

/**
 * Keeps the screen on and bright, so that others can scan it.
 * @returns what brings it back, also where the page is left before the phone has done it
 */
export function brightenScreen(): () => void {
  const before = brighten();
  return () => {
    void before.then((value) => {
      void allow(screen.setKeepScreenOn?.({ keepScreenOn: false }));
      void allow(screen.setScreenBrightness?.({ value }));
    });
  };
}

/** @returns how bright it was */
async function brighten(): Promise<number> {
  const before = await brightness();
  await allow(screen.setKeepScreenOn?.({ keepScreenOn: true }));
  await allow(screen.setScreenBrightness?.({ value: 1 }));
  return before;
}

async function brightness(): Promise<number> {
  try {
    return (await screen.getScreenBrightness?.({}))?.value ?? AS_BEFORE;
  } catch {
    return AS_BEFORE;
  }
}

/** A phone that does not do it shows the code all the same. */
async function allow(asked: Promise<unknown> | undefined): Promise<void> {
  await asked?.catch(() => undefined);
}

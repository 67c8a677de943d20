/** As large as a narrow and a wide window take it, in px. */
const SIDES = { least: 200, most: 420, margin: 104 };

/** How wide a code that others scan is drawn in the window as it is now, in px. */
export function codeSide(): number {
  const { windowWidth, windowHeight } = wx.getWindowInfo();
  const room = Math.min(windowWidth - SIDES.margin, windowHeight / 2);
  return Math.round(Math.max(SIDES.least, Math.min(SIDES.most, room)));
}

import { OTHERS } from '../text/common/choose-one';

/** As many as WeChat's sheet takes: it refuses to open with more. */
const MOST = 6;

/** Offers choices in a sheet, in several if they are many. @returns the index of the chosen one; null if it was closed */
export async function chooseOne(
  items: readonly string[],
  alertText?: string,
): Promise<number | null> {
  const first = items.length > MOST ? [...items.slice(0, MOST - 1), OTHERS] : [...items];
  const tapped = await wx
    .showActionSheet({ itemList: first, ...(alertText ? { alertText } : {}) })
    .catch((error: { errMsg?: string }) => {
      if (error.errMsg?.includes('cancel')) return null; // closed without choosing
      throw error;
    });
  if (!tapped) return null;
  const { tapIndex } = tapped;
  if (items.length <= MOST || tapIndex < MOST - 1) return tapIndex;
  const other = await chooseOne(items.slice(MOST - 1), alertText);
  return other === null ? null : other + MOST - 1;
}

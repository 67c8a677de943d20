import { chooseTextSize, currentTextSize, TEXT_SIZES } from '../store/text-size';
import { currentSizeWords, TEXT_SIZE_WORDS, WHICH_SIZE } from '../text/common/text-size';
import { chooseOne } from './choose-one';
import { classFor, type PageFrame } from './define-page';

interface Framed {
  setData(change: Partial<PageFrame>): void;
}

/** Asks how large the type should be; the page shows it at once, the others when they are shown. */
export async function chooseSize(page: Framed): Promise<void> {
  const current = currentTextSize();
  const words = TEXT_SIZES.map((size) =>
    size === current ? currentSizeWords(size) : TEXT_SIZE_WORDS[size],
  );
  const chosen = await chooseOne(words, WHICH_SIZE);
  const size = chosen === null ? undefined : TEXT_SIZES[chosen];
  if (!size) return;
  chooseTextSize(size);
  page.setData({ pageClass: classFor(size) });
}

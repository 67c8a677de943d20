import { go, goToTab } from './go';

/**
 * Moves of a page that had to wait for an answer first. Whoever has left it meanwhile has gone where they wanted:
 * the page that is shown by then stays.
 */
type Waiting = object;

function isShown(page: Waiting): boolean {
  const pages: readonly object[] = getCurrentPages();
  return pages[pages.length - 1] === page;
}

/** Back to where one came from, or home when the page was opened from outside. @param delta pages to go back */
export function goBackOrHome(page: Waiting, delta = 1): void {
  if (!isShown(page)) return;
  if (getCurrentPages().length > 1) void wx.navigateBack({ delta });
  else goToTab('home');
}

/** To what has been made, from where back leads past the form that made it. */
export function goInstead(page: Waiting, url: string): void {
  if (isShown(page)) void wx.redirectTo({ url });
}

export function goOn(page: Waiting, url: string): void {
  if (isShown(page)) go(url);
}

export function goHome(page: Waiting): void {
  if (isShown(page)) goToTab('home');
}

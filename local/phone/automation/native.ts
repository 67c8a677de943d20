import type { Page } from 'playwright-core';

/** What a person taps for each command of the client's `native()`. */
const CONTROLS: Record<string, string> = {
  confirmModal: '[data-dialog="modal"] [data-answer="confirm"]',
  cancelModal: '[data-dialog="modal"] [data-answer="cancel"]',
  authorizeAllow: '[data-dialog] [data-answer="confirm"]',
  authorizeCancel: '[data-dialog] [data-answer="cancel"]',
  shareConfirm: '[data-dialog="share"] [data-answer="confirm"]',
  shareCancel: '[data-dialog="share"] [data-answer="cancel"]',
  navigateLeft: '.phone-back[data-go="back"]',
  goHome: '.phone-back[data-go="home"]',
};

/** How long a control may take to appear, in milliseconds. */
const LIMIT = 5000;

/** Taps what belongs to the phone and not to a page: dialogs, back arrow, tabs. */
export async function tapNative(
  page: Page,
  method: string,
  data: Record<string, unknown> | undefined,
): Promise<void> {
  const route = String(data?.url ?? '').replace(/^\//, '');
  const control =
    method === 'switchTab' ? `.phone-tab[data-route="${safe(route)}"]` : CONTROLS[method];
  if (!control) throw new Error(`unknown native method ${method}`);
  await page.locator(control).last().tap({ timeout: LIMIT });
}

function safe(text: string): string {
  return text.replace(/[^\w/-]/g, '');
}

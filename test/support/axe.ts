import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

interface Violation {
  id: string;
  impact: string | null;
  nodes: { html: string; any: { message: string }[]; all: { message: string }[] }[];
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What other colours or a larger type may spoil. */
const LOOKS = ['color-contrast', 'scrollable-region-focusable'];

/** Puts axe-core on the page; colours change at once, so that none is measured on its way. */
export async function prepare(page: Page): Promise<void> {
  await page.evaluate(source);
  await page.addStyleTag({ content: '* { transition: none !important; }' });
}

/**
 * Serious and critical findings of axe-core on what the phone shows, one line each.
 * @param what all its rules, or those about looks
 */
export async function findings(page: Page, what: 'all' | 'looks'): Promise<string[]> {
  const rules = what === 'all' ? {} : { runOnly: { type: 'rule', values: LOOKS } };
  const violations = (await page.evaluate(
    `axe.run(document.querySelector(".phone"), ${JSON.stringify({ resultTypes: ['violations'], ...rules })})
      .then((found) => found.violations)`,
  )) as Violation[];
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, any, all }) => {
        const why = [...any, ...all].map(({ message }) => message).join('; ');
        return `${id}: ${html.slice(0, 160)} (${why})`;
      }),
    );
}

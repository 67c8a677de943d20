import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

interface Violation {
  id: string;
  impact: string | null;
  nodes: { html: string; any: { message: string }[]; all: { message: string }[] }[];
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Serious and critical findings of axe-core on what the phone shows, one line each. */
export async function findings(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const violations = (await page.evaluate(
    'axe.run(document.querySelector(".phone"), { resultTypes: ["violations"] })' +
      '.then((found) => found.violations)',
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

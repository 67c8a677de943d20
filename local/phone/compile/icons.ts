import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const ICONS = join(
  dirname(createRequire(import.meta.url).resolve('tdesign-icons-svg/package.json')),
  'src',
);

/** The folder of the built phone in which the pictures lie. */
const FOLDER = 'icon';

/**
 * TDesign's icon sheet without its font: each icon is the mask of a picture in the text's colour.
 * An icon that tdesign-icons-svg lacks is drawn as a dashed square, so that it is noticed.
 */
export function iconRules(sheet: string): string {
  const known = new Set(readdirSync(ICONS).map((file) => file.replace(/\.svg$/, '')));
  const names = new Set<string>();
  const rest = sheet
    .replace(/@font-face\s*\{[^}]*\}/g, '')
    .replace(/\.t-icon-([\w-]+)::?before\s*\{[^}]*\}/g, (_all, name: string) => {
      names.add(name);
      return '';
    });
  const rules = [...names].map((name) =>
    known.has(name)
      ? `.t-icon-${name}:before{-webkit-mask-image:url(${FOLDER}/${name}.svg);` +
        `mask-image:url(${FOLDER}/${name}.svg)}`
      : `.t-icon-${name}:before{background:none;outline:1px dashed currentcolor}`,
  );
  const base =
    '.t-icon-base:before{content:"";display:inline-block;width:1em;height:1em;' +
    'vertical-align:top;background:currentcolor;-webkit-mask:center/100% 100% no-repeat;' +
    'mask:center/100% 100% no-repeat}';
  return `${rest}\n${base}\n${rules.join('\n')}`;
}

/** Puts the pictures beside the bundle, once. */
export async function copyIcons(outDirectory: string): Promise<void> {
  const target = join(outDirectory, FOLDER);
  if (existsSync(target)) return;
  await mkdir(target, { recursive: true });
  for (const file of readdirSync(ICONS)) {
    // The package writes view-box, which no browser knows.
    const picture = readFileSync(join(ICONS, file), 'utf8').replace('view-box=', 'viewBox=');
    await writeFile(join(target, file), picture);
  }
}

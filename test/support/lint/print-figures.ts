import { figuresOf } from './figures.ts';
import { LAWFUL } from './lawful.ts';
import { LISTS } from './lists.ts';
import { UNLAWFUL } from './unlawful.ts';

/** Prints precision and recall of the check of covenants over its list: npm run lint-figures */
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;

const lists = [{ name: 'written with the phrases', UNLAWFUL, LAWFUL }, ...LISTS];
const all = lists.map((list) => ({ name: list.name, ...figuresOf(list) }));
for (const { name, unlawful, lawful, missed, wrong } of all) {
  const found = unlawful - missed.length;
  console.log(
    `${name}: found ${found} of ${unlawful}, flagged ${wrong.length} of ${lawful} lawful`,
  );
  for (const one of [...missed, ...wrong.map((sentence) => `lawful: ${sentence}`)]) {
    console.log(`  ${one}`);
  }
}
const unlawful = all.reduce((sum, one) => sum + one.unlawful, 0);
const found = all.reduce((sum, one) => sum + one.unlawful - one.missed.length, 0);
const wrong = all.reduce((sum, one) => sum + one.wrong.length, 0);
console.log(`recall ${percent(found, unlawful)}, precision ${percent(found, found + wrong)}`);

console.log('\nfirst runs, before the phrases were mended:');
for (const { name, UNLAWFUL: kinds, LAWFUL: lawful, firstRun } of LISTS) {
  const count = Object.values(kinds).flat().length;
  const { found: first, wrong: flagged } = firstRun;
  console.log(
    `${name}: recall ${percent(first, count)}, flagged ${percent(flagged, lawful.length)} of the lawful`,
  );
}

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gapsOf, privacyText } from './privacy-table.ts';

writeFileSync(fileURLToPath(new URL('../docs/privacy.md', import.meta.url)), await privacyText());
console.log('docs/privacy.md is written.');
for (const gap of gapsOf()) {
  console.error(gap);
  process.exitCode = 1;
}

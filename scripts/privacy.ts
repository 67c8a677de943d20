import { writeFileSync } from 'node:fs';
import { privacyText } from './privacy-table.ts';

writeFileSync(new URL('../docs/privacy.md', import.meta.url), await privacyText());
console.log('docs/privacy.md is written.');

import type { Guard } from './guards.ts';

const SLIPS = 'usecase/slips.test.ts';
const ROSTER = 'usecase/roster.test.ts';

/** Guards of the roster, what is printed from it and what is taken along. */
export const ROSTER_GUARDS: Guard[] = [
  {
    name: 'slips do not take the place of a newer code',
    file: 'resident/door/place-code.ts',
    guard: 'if ((state.issuedAt ?? 0) >= change.at) return false;',
    without: '',
    test: SLIPS,
    pattern: 'a late retry',
  },
  {
    name: 'phone numbers leave only if asked for',
    file: 'roster/export/export-roster.ts',
    guard: '...(withPhones && head.phoneCipher !== null ?',
    without: '...(head.phoneCipher !== null ?',
    test: SLIPS,
    pattern: 'no phone number',
  },
  {
    name: 'files made for taking along go after an hour',
    file: 'roster/export/keep-export.ts',
    guard: '    await eraseFile(old.path);',
    without: '',
    test: SLIPS,
    pattern: 'for an hour',
  },
  {
    name: 'columns in the wrong place are no roster',
    file: 'roster/reading/roster-rules.ts',
    guard: 'swapped >= FEWEST_SWAPPED && swapped * 2 > cells',
    without: 'swapped < 0 && cells < 0',
    test: ROSTER,
    pattern: 'are named',
  },
  {
    name: 'several units of one owner are one owner, in any order of names',
    file: 'roster/import/roster-file.ts',
    guard: '[...owners].sort();',
    without: '[...owners];',
    test: ROSTER,
    pattern: 'the same owners',
  },
  {
    name: 'a late retry does not undo a newer micro-grid',
    file: 'roster/grid/set-grid.ts',
    guard: 'if (!loaded.earlier?.length) {',
    without: 'if (loaded.earlier) {',
    test: 'usecase/grids.test.ts',
    pattern: 'a late retry',
  },
];

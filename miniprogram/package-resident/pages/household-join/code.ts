/** A household code is ten letters and digits, printed in two groups of five. */
export const GROUP = 5;

/** The two groups of whatever was typed, pasted or scanned; null if there is no code in it. */
export function codeIn(text: string): [string, string] | null {
  const found = /([A-Z0-9]{5})[\s-]*([A-Z0-9]{5})(?![A-Z0-9])/.exec(tidy(text));
  return found ? [found[1] ?? '', found[2] ?? ''] : null;
}

/** As it is printed: capitals, full-width letters made plain. */
export function tidy(text: string): string {
  return text.normalize('NFKC').toUpperCase();
}

/** What one may type into a group. */
export function groupOf(text: string): string {
  return tidy(text).replace(/[^A-Z0-9]/g, '');
}

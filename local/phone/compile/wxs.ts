/**
 * WXS is a dialect of JavaScript. What differs is rewritten:
 * - `value.constructor` is the type's name as a text ('Array');
 * - a backslash in the text given to getRegExp is the pattern's own;
 * - what a module exports is marked, because a WXS function bound to an event gets the component
 *   descriptor as a second argument.
 */
export function compileWxs(text: string): string {
  const body = text
    .replace(/\.constructor\b/g, '.__wxsType')
    .replace(
      /getRegExp\(\s*(['"])((?:\\.|(?!\1).)*)\1/g,
      (_all, quote: string, pattern: string) =>
        `getRegExp(${quote}${pattern.replace(/\\\\|\\(?!['"\\])/g, '\\\\')}${quote}`,
    );
  return `${body}\n;__wxsMark(module);`;
}

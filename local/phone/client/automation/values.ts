/** Follows a path as setData writes it: 'list[0].name'. */
export function atPath(value: unknown, path: string): unknown {
  let current = value;
  for (const key of path.match(/[^.[\]]+/g) ?? []) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as Record<string, unknown>)[key];
  }
  return current;
}

/** A copy that survives JSON; what JSON cannot carry is left out, cycles become null. */
export function plain(value: unknown): unknown {
  const ancestors: unknown[] = [];
  const text = JSON.stringify(value, function (this: unknown, _key, entry: unknown) {
    if (typeof entry === 'bigint') return String(entry);
    if (entry instanceof Error) return { ...entry, message: entry.message, stack: entry.stack };
    if (entry instanceof Node) return null;
    if (typeof entry !== 'object' || entry === null) return entry;
    while (ancestors.length > 0 && ancestors.at(-1) !== this) ancestors.pop();
    if (ancestors.includes(entry)) return null;
    ancestors.push(entry);
    return entry;
  });
  return text === undefined ? undefined : JSON.parse(text);
}

/** Turns the text of a function, as the client sends it, into the function. */
export function functionFrom(
  declaration: string,
  globals: Record<string, unknown>,
): (...values: unknown[]) => unknown {
  // A client built with kept names calls __name inside its functions.
  const names = ['__name', ...Object.keys(globals)];
  const values = [(one: unknown) => one, ...Object.values(globals)];
  return new Function(...names, `return (${declaration}\n)`)(...values);
}

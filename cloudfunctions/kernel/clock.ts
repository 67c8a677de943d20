/** The one place that says what time it is: an instant, in UTC milliseconds. */
export function now(): number {
  return Date.now();
}

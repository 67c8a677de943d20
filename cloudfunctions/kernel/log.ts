/** One line of JSON a call. Fields are codes, counts and times: no names, texts, ids of people or phones. */
export interface LogLine {
  function: string;
  action: string;
  outcome: string;
  milliseconds: number;
  communityId?: string;
  cause?: string;
  count?: number;
}

export function log(line: LogLine): void {
  console.log(JSON.stringify(line));
}

/**
 * What may be logged of an unexpected error: its kind and the places in the code.
 * Its message stays out, since it can quote the data.
 */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 4)
    .map((line) => line.trim().slice(0, 120));
  return [error.name, ...frames].join(' < ');
}

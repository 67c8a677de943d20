// @ts-check
// A reporter for node:test: a line for each file, the failures in full, and the counts as the last line
// on file descriptor 3, where run-tests.ts reads them.
import { writeSync } from 'node:fs';
import { relative } from 'node:path';
import { inspect } from 'node:util';

/**
 * @typedef {{ passed: number, failed: number, milliseconds: number, said: string, notes: string[] }} Tally
 * @param {AsyncIterable<import('node:test/reporters').TestEvent>} events
 */
export default async function* report(events) {
  /** @type {Map<string, Tally>} */
  const files = new Map();
  /** @param {string | undefined} file */
  const tallyOf = (file) => {
    const name = file ? relative(process.cwd(), file) : '';
    const known = files.get(name);
    if (known) return known;
    const tally = { passed: 0, failed: 0, milliseconds: 0, said: '', notes: [] };
    files.set(name, tally);
    return tally;
  };
  for await (const event of events) {
    const { type, data } = event;
    if (type === 'test:pass' || type === 'test:fail') {
      /** @type {{ type?: string, error?: unknown, duration_ms?: number }} */
      const details = data.details;
      const isSuite = details.type === 'suite';
      const left = data.skip !== undefined || data.todo !== undefined;
      const tally = tallyOf(data.file);
      if (data.nesting === 0) tally.milliseconds += details.duration_ms ?? 0;
      if (type === 'test:pass' && !left) {
        if (!isSuite) tally.passed += 1;
      } else if (isAboutChildren(details)) {
        if (!isSuite) tally.failed += 1;
      } else {
        tally.failed += 1;
        const why = left ? 'skipped or unfinished tests are not accepted' : reasonOf(details);
        yield `\n✖ ${data.name} (${data.file ? relative(process.cwd(), data.file) : '?'})\n${indent(why)}\n`;
      }
    } else if (type === 'test:diagnostic') {
      const isLate = /asynchronous activity after the test ended/.test(data.message);
      if (isLate) {
        tallyOf(undefined).failed += 1;
        yield `\n✖ ${data.message}\n`;
      } else if (data.file) {
        tallyOf(data.file).notes.push(data.message);
      }
    } else if (type === 'test:stdout' || type === 'test:stderr') {
      const tally = tallyOf(data.file);
      tally.said = (tally.said + data.message).slice(-8000);
    }
  }
  let passed = 0;
  let failed = 0;
  for (const [file, tally] of [...files].sort(([a], [b]) => a.localeCompare(b))) {
    passed += tally.passed;
    failed += tally.failed;
    if (tally.passed + tally.failed === 0) continue;
    const name = file || 'after the tests';
    yield `  ${tally.failed > 0 ? '✖' : '✔'} ${name}  ${tally.passed} of ${tally.passed + tally.failed}  ${(tally.milliseconds / 1000).toFixed(1)} s\n`;
    for (const note of tally.notes) yield `      ${note}\n`;
    if (tally.failed > 0 && tally.said) yield `${indent(tally.said.trimEnd())}\n`;
  }
  writeSync(3, `${JSON.stringify({ passed, failed })}\n`);
}

/** A suite, or a test with subtests, fails with its children: those are printed already. */
function isAboutChildren(/** @type {{ error?: unknown }} */ details) {
  return (
    /** @type {{ failureType?: string } | undefined} */ (details.error)?.failureType ===
    'subtestsFailed'
  );
}

/** @param {{ error?: unknown }} details */
function reasonOf({ error }) {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause);
}

/** @param {string} text */
function indent(text) {
  return text.replace(/^/gm, '    ');
}

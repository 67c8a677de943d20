import { parseArgs } from 'node:util';
import { tryGuards } from './mutate/guard-run.ts';
import { tryRules } from './mutate/rules.ts';

/**
 * Puts one small fault after another into the project and runs the tests that should notice: comparisons of rules
 * (`--kind rules`), conditions of writes (`--kind writes`), refusals of decisions (`--kind refusals`). Prints the score
 * and every fault that no test noticed.
 */
const { values } = parseArgs({
  options: {
    kind: { type: 'string', default: 'rules' },
    /** a pattern of paths: only faults of these files */
    only: { type: 'string', default: '' },
    /** so many of them, spread evenly */
    sample: { type: 'string', default: '0' },
    /** a pattern of paths: only these tests of races, use cases and faults */
    tests: { type: 'string', default: '' },
    /** a file that keeps what was found of writes or refusals, so that a later run goes on from there */
    state: { type: 'string', default: '' },
  },
});

const { kind, only, tests, state } = values;
const sample = Number(values.sample);
if (kind === 'rules') await tryRules({ only, sample });
else if (kind === 'writes' || kind === 'refusals')
  await tryGuards({ kind, only, sample, tests, state });
else throw new Error(`There is no kind ${kind}: name rules, writes or refusals.`);

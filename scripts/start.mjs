// @ts-check
import { readArguments, USAGE, UsageError } from '../local/arguments.mjs';
import {
  ensureBrowser,
  handOver,
  installDependencies,
  requireNode,
  runCommand,
  SetupError,
} from './setup.mjs';

await runCommand(async () => {
  requireNode();
  const options = read(process.argv.slice(2));
  if (!options) {
    console.log(USAGE);
    process.exit(0);
  }
  await installDependencies();
  await ensureBrowser({ required: options.automation !== undefined });
});

await handOver('local/main.ts');

/** @param {string[]} argv */
function read(argv) {
  try {
    return readArguments(argv, '');
  } catch (error) {
    if (error instanceof UsageError) throw new SetupError(error.message);
    throw error;
  }
}

// @ts-check
import {
  ensureBrowser,
  handOver,
  installDependencies,
  requireNode,
  runCommand,
  SetupError,
} from './setup.mjs';
import { readStartOptions, StartOptionError, USAGE } from './start-options.mjs';

const args = process.argv.slice(2);
if (args.includes('--help')) {
  console.log(USAGE);
  process.exit(0);
}

await runCommand(async () => {
  requireNode();
  const { automation } = optionsOf(args);
  await installDependencies();
  await ensureBrowser({ required: automation !== undefined });
});

await handOver('local/main.ts');

/** @param {string[]} args */
function optionsOf(args) {
  try {
    return readStartOptions(args);
  } catch (error) {
    if (error instanceof StartOptionError) throw new SetupError(error.message);
    throw error;
  }
}

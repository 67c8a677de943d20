// @ts-check
import { ensureBrowser, handOver, installDependencies, requireNode, runCommand } from './setup.mjs';

await runCommand(async () => {
  requireNode();
  await installDependencies();
  await ensureBrowser({ required: true });
});

await handOver('scripts/run-tests.ts');

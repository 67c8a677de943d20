// @ts-check
import { handOver, installDependencies, requireNode, runCommand } from './setup.mjs';

await runCommand(async () => {
  requireNode();
  await installDependencies();
});

await handOver('scripts/check-books.ts');

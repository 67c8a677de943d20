// @ts-check
import { handOver, installDependencies, requireNode, runCommand } from './setup.mjs';

await runCommand(async () => {
  requireNode();
  await installDependencies();
});

const { buildAll } = await handOver('scripts/build.ts');
await buildAll();

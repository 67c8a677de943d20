// @ts-check
import { handOver, installDependencies, requireNode, runCommand } from './setup.mjs';

await runCommand(async () => {
  requireNode();
  await installDependencies();
});

const { deploy } = await handOver('scripts/deploy.ts');
await deploy(process.argv.slice(2));

/** A local cloud as a program, for tests that kill it: `run-cloud.ts <data folder> <functions folder>`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartError, startLocalCloud } from '../../local/cloud/index.ts';

const [dataDirectory = '', functionsDirectory = ''] = process.argv.slice(2);
try {
  const cloud = await startLocalCloud({
    dataDirectory,
    collections: [{ name: 'things', indexes: [] }],
    functionsDirectory,
    functionEnvironment: {},
    log: () => {},
  });
  const server = createServer((request, response) => void cloud.handle(request, response));
  server.listen(0, '127.0.0.1', () => {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    cloud.setOrigin(origin);
    console.log(origin);
  });
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
}

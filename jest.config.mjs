// @ts-check
import { totalmem } from 'node:os';
import { KINDS } from './scripts/jest/kinds.mjs';

/** @type {import('jest').Config} */
export default {
  maxWorkers: 4,
  // Of one test or hook: one that hangs must not hang everything.
  testTimeout: 300_000,
  // A worker that has grown beyond this is replaced between two files, and a new one has all to load and to compile.
  // What has grown is garbage for the most part, so that where memory is plenty it may be more.
  workerIdleMemoryLimit: Math.min(1500e6, Math.max(700e6, totalmem() / 12)),
  // On a busy machine the default of half a second ends workers that have done nothing wrong.
  workerGracefulExitTimeout: 30_000,
  testSequencer: '<rootDir>/scripts/jest/sequencer.mjs',
  reporters: ['<rootDir>/scripts/jest/reporter.mjs'],
  projects: KINDS.map(({ name, files }) => ({
    displayName: name,
    rootDir: import.meta.dirname,
    roots: ['cloudfunctions', 'local', 'miniprogram', 'scripts', 'test', 'typings'].map(
      (folder) => `<rootDir>/${folder}`,
    ),
    testMatch: files.map((pattern) => `<rootDir>/test/${pattern}`),
    testPathIgnorePatterns: ['/node_modules/', '/fixtures/'],
    testEnvironment: 'node',
    injectGlobals: false,
    setupFilesAfterEnv: ['<rootDir>/test/support/seed.ts'],
    transform: {},
    runner: '<rootDir>/scripts/jest/runner.mjs',
    testRunner: '<rootDir>/scripts/jest/native/test-runner.mjs',
  })),
};

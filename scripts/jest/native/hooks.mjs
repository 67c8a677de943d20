// @ts-check
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { TYPESCRIPT } from './typescript.mjs';

// Node's hooks for modules of tests: see test-runner.mjs.

const GLOBALS = new URL('./globals.mjs', import.meta.url).href;

/** @type {import('node:module').ResolveHook} */
export function resolve(specifier, context, next) {
  if (specifier === '@jest/globals') return { url: GLOBALS, format: 'module', shortCircuit: true };
  // The phone's modules are imported without the ending.
  const hasEnding = !specifier.startsWith('.') || /\.\w+$/.test(specifier);
  return next(hasEnding ? specifier : `${specifier}.ts`, context);
}

/** @type {import('node:module').LoadHook} */
export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = transformSync(await readFile(filename, 'utf8'), { ...TYPESCRIPT, filename });
  return { format: 'module', source: code, shortCircuit: true };
}

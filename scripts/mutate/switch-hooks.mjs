// @ts-check
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { TYPESCRIPT } from '../jest/native/typescript.mjs';
import { withSwitches } from './switches.mjs';

// Node's hooks for the modules that get switches: see try-rules.mjs.

/** @type {Record<string, number>} file → number of its first switch */
let firsts = {};

/** @param {Record<string, number>} data */
export function initialize(data) {
  firsts = data;
}

/** @type {import('node:module').LoadHook} */
export async function load(url, context, next) {
  const filename = url.startsWith('file:') ? fileURLToPath(url) : '';
  const first = firsts[filename];
  if (first === undefined) return next(url, context);
  const { text } = withSwitches(filename, await readFile(filename, 'utf8'), first);
  const { code } = transformSync(text, { ...TYPESCRIPT, filename });
  return { format: 'module', source: code, shortCircuit: true };
}

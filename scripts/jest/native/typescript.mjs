// @ts-check

/**
 * Options of swc. Types are checked by tsc beforehand; here they are only taken out. Modules stay modules.
 * @type {import('@swc/core').Options}
 */
export const TYPESCRIPT = {
  swcrc: false,
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript' },
    experimental: { keepImportAttributes: true },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

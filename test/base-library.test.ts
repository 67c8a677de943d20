import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

/** The oldest base library of WeChat that the app runs on, computed from what it uses. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');
const TYPINGS = read('node_modules/miniprogram-api-typings/types/wx/lib.wx.api.d.ts');
const TDESIGN = read('node_modules/tdesign-miniprogram/README.md');

/** Parts of the client that are no call of `wx`, as WeChat's documentation dates them. */
const FEATURES: [what: string, pattern: RegExp, since: string][] = [
  ['calls that give a promise', /await wx\./, '2.10.2'],
  ['packages that load when they are needed', /"lazyCodeLoading"/, '2.11.1'],
  ['a dialog with a field', /\beditable: true/, '2.17.1'],
  ['a canvas that is drawn on as in browsers', /<canvas type="2d"/, '2.9.0'],
];

const sources = readdirSync(join(ROOT, 'miniprogram'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|wxml|json)$/.test(path) && !path.includes('node_modules'))
  .map((path) => read('miniprogram', path));

/** Since which base library `wx` has a function, by the typings; undefined where they name none. */
function sinceOf(name: string): string | undefined {
  const at = TYPINGS.search(new RegExp(`^ {8}${name}[<(]`, 'm'));
  const comment = TYPINGS.slice(TYPINGS.lastIndexOf('/**', at), at);
  return /^(?:\s*\/\*\*|\*) 需要基础库： `([\d.]+)`/m.exec(comment)?.[1];
}

/** Functions of `wx` → whether every file that calls one asks first whether it is there. */
function used(): Map<string, boolean> {
  const found = new Map<string, boolean>();
  for (const text of sources) {
    for (const [, name = ''] of text.matchAll(/\bwx\.(\w+)\(/g)) {
      found.set(name, (found.get(name) ?? true) && text.includes(`wx.canIUse('${name}')`));
    }
  }
  return found;
}

const numbersOf = (version: string) => version.split('.').map(Number);
function newest(versions: string[]): string {
  const compare = (one: string, other: string) => {
    const [a, b] = [numbersOf(one), numbersOf(other)];
    return a.map((part, n) => part - (b[n] ?? 0)).find((part) => part !== 0) ?? 0;
  };
  return [...versions].sort(compare).at(-1) ?? '';
}

const unguarded = [...used()].flatMap(([name, isGuarded]) => {
  const since = isGuarded ? undefined : sinceOf(name);
  return since === undefined ? [] : [since];
});
const features = FEATURES.filter(([, pattern]) => sources.some((text) => pattern.test(text)));
const library = /最低基础库版本`\^([\d.]+)`/.exec(TDESIGN)?.[1] ?? '';
const needed = newest([...unguarded, library, ...features.map(([, , since]) => since)]);

describe('the base library that the app needs', () => {
  it('follows from what it calls, and newer calls are made where they are there', () => {
    expect(library).not.toBe('');
    expect(features.length).toBe(FEATURES.length);
    const guarded = [...used()].filter(([, isGuarded]) => isGuarded).map(([name]) => name);
    expect(guarded).toContain('requirePrivacyAuthorize');
    expect(sinceOf('getWindowInfo')).toBe('2.20.1');
    expect(sinceOf('showToast')).toBeUndefined();
  });

  it('stands in both guides to deploying, and the tools have no older one', () => {
    for (const guide of ['deploy.md', 'deploy.zh-CN.md']) {
      const [, stated] =
        /(?:base library|基础库)[^\d]*(\d+\.\d+\.\d+)/.exec(read('docs', guide)) ?? [];
      expect([guide, stated]).toStrictEqual([guide, needed]);
    }
    const { libVersion } = JSON.parse(read('project.config.json')) as { libVersion: string };
    expect(newest([libVersion, needed])).toBe(libVersion);
  });
});

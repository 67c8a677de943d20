import compiler from 'glass-easel-template-compiler';
import type { Unit } from './graph.ts';
import { lineAt, type Problems } from './problems.ts';
import type { Sources } from './sources.ts';
import { BUILT_IN_TAGS, TEMPLATE_TAGS } from './tags.ts';
import { compileWxs } from './wxs.ts';

interface Diagnostic {
  isError: boolean;
  code: number;
  message: string;
  startLine: number;
}

/** glass-easel's code for a tag that is never closed; WeChat's compiler refuses it. */
const MISSING_END_TAG = 65543;

/** What glass-easel's generated code asks of its surroundings: see runtime/wxs.ts. */
const HOOKS =
  ';Q.A=__wxsHooks.change;Q.B=__wxsHooks.event;Q.C=__wxsHooks.call;' +
  'var getRegExp=__wxsHooks.getRegExp,getDate=__wxsHooks.getDate,__wxsMark=__wxsHooks.mark;';

/** Compiles the WXML of some units, with all they import, to one JavaScript expression. */
export function compileTemplates(units: Unit[], sources: Sources, problems: Problems): string {
  const group = new compiler.TmplGroup();
  const done = new Set<string>();
  const scripts = new Set<string>();

  for (const unit of units) {
    add(unit.path);
    if (sources.isOwn(unit.path)) checkTags(unit, sources, problems);
  }
  group.setExtraRuntimeScript(HOOKS);
  const code = group.getTmplGenObjectGroups();
  group.free();
  return code;

  function add(path: string): void {
    if (done.has(path)) return;
    done.add(path);
    const file = `${path}.wxml`;
    for (const found of group.addTmpl(path, sources.read(file)) as Diagnostic[]) {
      if (found.isError || (found.code === MISSING_END_TAG && sources.isOwn(path))) {
        problems.add(file, found.startLine + 1, found.message);
      }
    }
    for (const name of group.getInlineScriptModuleNames(path) as string[]) {
      const text = group.getInlineScript(path, name) ?? '';
      group.setInlineScript(path, name, compileWxs(text));
      required(text, file);
    }
    for (const imported of group.getDirectDependencies(path) as string[]) {
      if (sources.exists(`${imported}.wxml`)) add(imported);
      else missing(file, imported, 'wxml');
    }
    for (const script of group.getScriptDependencies(path) as string[]) addScript(script, file);
  }

  function addScript(path: string, from: string): void {
    if (scripts.has(path)) return;
    scripts.add(path);
    const file = `${path}.wxs`;
    if (!sources.exists(file)) {
      missing(from, path, 'wxs');
      return;
    }
    const text = sources.read(file);
    group.addScript(path, compileWxs(text).replace(/(require\(['"][^'"]+)\.wxs(['"]\))/g, '$1$2'));
    required(text, file);
  }

  function required(text: string, file: string): void {
    for (const [, reference] of text.matchAll(/require\(\s*['"]([^'"]+)['"]\s*\)/g)) {
      addScript(sources.resolve(file, (reference ?? '').replace(/\.wxs$/, '')), file);
    }
  }

  function missing(file: string, path: string, ending: string): void {
    const name = path.split('/').at(-1) ?? '';
    const at = sources.read(file).indexOf(name);
    problems.add(file, lineAt(sources.read(file), Math.max(at, 0)), `no ${path}.${ending}`);
  }
}

/** A tag that nobody declared shows nothing in WeChat: here it is an error, with its line. */
function checkTags(unit: Unit, sources: Sources, problems: Problems): void {
  const file = `${unit.path}.wxml`;
  const text = sources
    .read(file)
    .replace(/<!--[\s\S]*?-->|<wxs\b[^>]*>[\s\S]*?<\/wxs>|\{\{[\s\S]*?\}\}/g, (part) =>
      part.replace(/[^\n]/g, ' '),
    );
  const known = new Set([
    ...Object.keys(unit.config.usingComponents ?? {}),
    ...Object.keys(unit.config.componentGenerics ?? {}),
  ]);
  for (const found of text.matchAll(/<([A-Za-z][\w-]*)/g)) {
    const tag = found[1] ?? '';
    if (known.has(tag) || BUILT_IN_TAGS.has(tag) || TEMPLATE_TAGS.has(tag)) continue;
    problems.add(
      file,
      lineAt(text, found.index),
      `<${tag}> is neither WeChat's nor in usingComponents`,
    );
  }
}

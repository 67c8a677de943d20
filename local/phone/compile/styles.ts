import type { Graph } from './graph.ts';
import { iconRules } from './icons.ts';
import { lineAt, type Problems } from './problems.ts';
import type { Sources } from './sources.ts';
import { compileWxss, WxssError, type WxssOptions } from './wxss.ts';

/** Marked CSS by unit path; the app's own under 'app'. */
export function compileStyles(
  graph: Graph,
  sources: Sources,
  problems: Problems,
): Map<string, string> {
  const styles = new Map<string, string>();
  if (sources.exists('app.wxss')) styles.set('app', compileSheet('app.wxss', undefined));
  for (const unit of graph.units.values()) {
    const file = `${unit.path}.wxss`;
    if (!sources.exists(file)) continue;
    styles.set(unit.path, compileSheet(file, unit.isPage ? unit.path : undefined));
  }
  return styles;

  function compileSheet(file: string, page: string | undefined): string {
    // TDesign's icon font lies on another host; nothing is loaded from there.
    const text = /tdesign-miniprogram\/icon\/icon\.wxss$/.test(file)
      ? iconRules(sources.read(file))
      : sources.read(file);
    try {
      return compileWxss(text, { page, load: loader(file) });
    } catch (error) {
      if (!(error instanceof WxssError)) throw error;
      problems.add(file, lineAt(text, error.offset), error.message);
      return '';
    }
  }

  function loader(from: string): WxssOptions['load'] {
    return (reference) => {
      const path = sources.resolve(from, reference);
      const file = [path, `${path}.wxss`].find((one) => sources.exists(one));
      return file ? { text: sources.read(file), load: loader(file) } : null;
    };
  }
}

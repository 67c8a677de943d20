const SCOPE_MARK = /\uE000/g;
const HOST_MARK = /\uE001/g;

const installed = new Set<string>();

/** Puts a sheet into the document, once; `scope` prefixes its class names ('' for shared ones). */
export function installStyle(name: string, css: string, scope: string): void {
  if (installed.has(name) || css === '') return;
  installed.add(name);
  const style = document.createElement('style');
  style.dataset.sheet = name;
  style.textContent = css.replace(SCOPE_MARK, scope ? `${scope}--` : '').replace(HOST_MARK, scope);
  document.head.append(style);
}

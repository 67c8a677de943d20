import * as glassEasel from 'glass-easel';

export type TreeNode = glassEasel.Node;
export type TreeElement = glassEasel.Element;

/** WeChat's own components carry a plain name, the app's carry a path. */
export function isCustom(element: TreeElement): boolean {
  const component = element.asGeneralComponent();
  return component?.is.includes('/') ?? false;
}

/** The name as written in WXML, without any prefix. */
export function tagName(element: TreeElement): string {
  const component = element.asGeneralComponent();
  const name = component ? component.tagName : (element.asNativeNode()?.is ?? 'view');
  return name.replace(/^wx-/, '');
}

/** The DOM element of a node, if it has one. */
export function domOf(element: TreeElement): HTMLElement | null {
  const dom = element.getBackendElement() as unknown;
  return dom instanceof HTMLElement ? dom : null;
}

/** Copies of WXML as XML, so that the browser's own CSS selectors and XPath work on it. */
interface Mirror {
  document: XMLDocument;
  root: Element;
  originals: WeakMap<Node, TreeElement>;
}

/**
 * Which nodes belong to the copy: those of the element's own template (a custom component's inside
 * if the element is one), or everything below it.
 */
type Scope = 'own' | 'deep';

function mirror(start: TreeElement, scope: Scope): Mirror {
  const document_ = document.implementation.createDocument(null, 'root');
  const root = document_.documentElement;
  const originals = new WeakMap<Node, TreeElement>();
  for (const child of insideOf(start, scope)) copy(child, root);
  return { document: document_, root, originals };

  function copy(node: TreeNode, parent: Element): void {
    if (glassEasel.TextNode.isTextNode(node)) {
      parent.append(document_.createTextNode(node.textContent));
      return;
    }
    const element = node as TreeElement;
    if (element.isVirtual()) {
      for (const child of childrenOf(element, scope)) copy(child, parent);
      return;
    }
    const made = document_.createElementNS(null, tagName(element));
    for (const [name, value] of attributesOf(element)) made.setAttribute(name, value);
    originals.set(made, element);
    parent.append(made);
    for (const child of childrenOf(element, scope)) copy(child, made);
  }
}

/** Where a search in an element begins: inside a custom component, else among its children. */
function insideOf(element: TreeElement, scope: Scope): TreeNode[] {
  const component = element.asGeneralComponent();
  if (component && isCustom(element) && scope === 'own') {
    return (component.shadowRoot as glassEasel.ShadowRoot).childNodes;
  }
  return childrenOf(element, scope);
}

function childrenOf(element: TreeElement, scope: Scope): TreeNode[] {
  if (scope === 'own') return element.childNodes;
  const component = element.asGeneralComponent();
  if (component && isCustom(element)) {
    return (component.shadowRoot as glassEasel.ShadowRoot).childNodes;
  }
  const isSlot = element.isVirtual() && glassEasel.Element.getSlotName(element) !== undefined;
  return isSlot ? element.getComposedChildren() : element.childNodes;
}

const XML_NAME = /^[A-Za-z_][\w.-]*$/;

/** What the runtime writes for itself. */
const OWN_MARKS = /^(wx-|data-)/;
/** Properties that every element has without being written in WXML. */
const UNSEEN = /^(_|hover)/;

/** The attributes as WXML has them: id, class, style, data-*, aria-*, and plain properties. */
export function attributesOf(element: TreeElement): Map<string, string> {
  const found = new Map<string, string>();
  const dom = domOf(element);
  for (const { name, value } of dom?.attributes ?? []) {
    if (XML_NAME.test(name) && !OWN_MARKS.test(name)) found.set(name, value);
  }
  found.delete('class');
  // What is said of a field is said of its control, which has the focus.
  const control = isCustom(element)
    ? null
    : dom?.querySelector(':scope > input, :scope > textarea');
  for (const { name, value } of control?.attributes ?? []) {
    if (name.startsWith('aria-')) found.set(name, value);
  }
  const component = element.asGeneralComponent();
  for (const [name, value] of Object.entries(component?.data ?? {})) {
    const isSet =
      value === true || typeof value === 'number' || (value && typeof value === 'string');
    if (isSet && XML_NAME.test(name) && !UNSEEN.test(name)) {
      found.set(dashed(name), String(value));
    }
  }
  for (const [name, value] of Object.entries(element.dataset)) {
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    if (XML_NAME.test(name)) found.set(`data-${dashed(name)}`, text);
  }
  if (element.id) found.set('id', element.id);
  if (element.class) found.set('class', element.class);
  return found;
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/**
 * Finds elements by a CSS selector with WXML's tag names. `a >>> b` looks for b anywhere below a,
 * in custom components too; without it a custom component's inside stays closed, as in WeChat.
 */
export function findAll(start: TreeElement, selector: string): TreeElement[] {
  let found: TreeElement[] | null = null;
  for (const part of selector.split('>>>')) {
    if (part.trim() === '') {
      found ??= [start];
      continue;
    }
    const here: TreeElement[] = [];
    const bases: { element: TreeElement; scope: Scope }[] = found
      ? found.map((element) => ({ element, scope: 'deep' }))
      : [{ element: start, scope: 'own' }];
    for (const { element, scope } of bases) {
      const copy = mirror(element, scope);
      for (const hit of copy.root.querySelectorAll(part.trim())) {
        const original = copy.originals.get(hit);
        if (original && !here.includes(original)) here.push(original);
      }
    }
    found = here;
  }
  return found ?? [];
}

/** Finds elements by an XPath over the WXML. */
export function findAllByXpath(start: TreeElement, path: string): TreeElement[] {
  const { document: document_, root, originals } = mirror(start, 'own');
  const result = document_.evaluate(
    path,
    path.startsWith('/') ? document_ : root,
    null,
    XPathResult.ORDERED_NODE_SNAPSHOT_TYPE,
    null,
  );
  const found: TreeElement[] = [];
  for (let index = 0; index < result.snapshotLength; index++) {
    const hit = result.snapshotItem(index);
    const original = hit ? originals.get(hit) : undefined;
    if (original) found.push(original);
  }
  return found;
}

/** The WXML of an element's content, or with the element itself. */
export function wxml(element: TreeElement, type: 'inner' | 'outer'): string {
  const { root } = mirror(element, 'own');
  const writer = new XMLSerializer();
  const inner = [...root.childNodes].map((node) => writer.serializeToString(node)).join('');
  if (type === 'inner') return inner;
  const attributes = [...attributesOf(element)]
    .map(([name, value]) => ` ${name}="${value.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`)
    .join('');
  return `<${tagName(element)}${attributes}>${inner}</${tagName(element)}>`;
}

import type { BuiltIn, Host } from './define.ts';

interface RichNode {
  type?: string;
  name?: string;
  text?: string;
  attrs?: Record<string, unknown>;
  children?: RichNode[];
}

const TAGS = new Set(
  `a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup
  dd del div dl dt em fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li
  mark nav ol p pre q rt ruby s section small span strong sub sup table tbody td tfoot th thead tr
  tt u ul`.split(/\s+/),
);
const ATTRIBUTES = new Set(
  'class style width height alt src colspan rowspan align span start type dir'.split(' '),
);

/** Shows trusted tags and attributes only; scripts and handlers never get into the page. */
export const richText: BuiltIn = {
  properties: { nodes: null, space: '', userSelect: false },
  create: (host) => ({
    change: () => {
      const { nodes } = host.data;
      const list = Array.isArray(nodes) ? (nodes as RichNode[]) : parse(String(nodes ?? ''));
      host.dom.replaceChildren(...list.flatMap((node) => build(host, node)));
      host.dom.toggleAttribute('data-selectable', host.flag('userSelect'));
    },
  }),
};

function parse(html: string): RichNode[] {
  const read = (node: Node): RichNode[] => {
    if (node instanceof Text) return [{ type: 'text', text: node.data }];
    if (!(node instanceof Element)) return [];
    return [
      {
        name: node.tagName.toLowerCase(),
        attrs: Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value])),
        children: [...node.childNodes].flatMap(read),
      },
    ];
  };
  const document_ = new DOMParser().parseFromString(html, 'text/html');
  return [...document_.body.childNodes].flatMap(read);
}

const entities = document.createElement('textarea');

function build(host: Host, node: RichNode): Node[] {
  if (node.type === 'text' || (node.text !== undefined && !node.name)) {
    entities.innerHTML = String(node.text ?? '').replace(/</g, '&lt;');
    return [document.createTextNode(entities.value)];
  }
  const name = String(node.name ?? '').toLowerCase();
  if (!TAGS.has(name)) return [];
  const made = document.createElement(name === 'a' ? 'span' : name);
  for (const [key, value] of Object.entries(node.attrs ?? {})) {
    if (!ATTRIBUTES.has(key)) continue;
    if (key === 'class') made.classList.add(...host.scoped(String(value)));
    else if (key === 'style') made.style.cssText = host.style(String(value));
    else if (key === 'src') made.setAttribute(key, host.phone.resolveFile(String(value)));
    else made.setAttribute(key, String(value));
  }
  made.append(...(node.children ?? []).flatMap((child) => build(host, child)));
  return [made];
}

type Attributes = Record<string, string | boolean | undefined>;

/** Makes an element with attributes and children; text children are set as text, never as HTML. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: (Node | string | null)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, '');
    else if (typeof value === 'string') element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A button with a handler. */
export function button(
  attributes: Attributes,
  label: Node | string,
  onPress: () => void,
): HTMLButtonElement {
  const element = make('button', { type: 'button', ...attributes }, label);
  element.addEventListener('click', onPress);
  return element;
}

let lastId = 0;

/** An id that no other element of this document has. */
export function uniqueId(): string {
  lastId += 1;
  return `phone-${lastId}`;
}

/** Shows errors over the page: message, page and stack. Nothing is swallowed. */
export class ErrorOverlay {
  readonly #container: HTMLElement;
  #element: HTMLElement | null = null;

  constructor(container: HTMLElement) {
    this.#container = container;
  }

  show(text: string, where: string): void {
    const entry = document.createElement('pre');
    entry.textContent = where ? `${where}\n${text}` : text;
    this.#panel().append(entry);
  }

  #panel(): HTMLElement {
    if (this.#element?.isConnected) return this.#element;
    const panel = document.createElement('section');
    panel.className = 'wx-error';
    panel.setAttribute('role', 'alert');
    const close = document.createElement('button');
    close.textContent = '关闭';
    close.addEventListener('click', () => panel.remove());
    const title = document.createElement('h2');
    title.textContent = '这个页面出错了';
    panel.append(close, title);
    this.#element = panel;
    this.#container.append(panel);
    return panel;
  }
}

/** Text of anything that was thrown. */
export function errorText(error: unknown): string {
  if (error instanceof Error) return error.stack ?? `${error.name}: ${error.message}`;
  if (typeof error === 'object' && error !== null) {
    const { errMsg, message } = error as { errMsg?: unknown; message?: unknown };
    return String(errMsg ?? message ?? JSON.stringify(error));
  }
  return String(error);
}

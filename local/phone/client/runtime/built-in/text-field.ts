import type { Data, Host } from './define.ts';

/** Properties that <input> and <textarea> have in common. */
export const TEXT_PROPERTIES: Data = {
  value: null,
  name: '',
  placeholder: '',
  placeholderStyle: '',
  placeholderClass: '',
  disabled: false,
  maxlength: 140,
  focus: false,
  autoFocus: false,
  cursor: -1,
  cursorSpacing: 0,
  selectionStart: -1,
  selectionEnd: -1,
  adjustPosition: true,
  holdKeyboard: false,
  confirmType: 'done',
};

type Control = HTMLInputElement | HTMLTextAreaElement;

/** What <input> and <textarea> share: value, limit, focus, placeholder and their events. */
export class TextField {
  readonly #host: Host;
  readonly #control: Control;
  readonly #placeholder = document.createElement('div');
  readonly #resized: () => void;

  constructor(host: Host, control: Control, resized: () => void = () => undefined) {
    this.#host = host;
    this.#control = control;
    this.#resized = resized;
    this.#placeholder.setAttribute('aria-hidden', 'true');
    host.dom.append(this.#placeholder, control);
    control.autocomplete = 'off';
    let composing = false;
    control.addEventListener('compositionstart', () => {
      composing = true;
      this.#placeholder.hidden = true;
    });
    control.addEventListener('compositionend', () => {
      composing = false;
      this.#typed('');
    });
    control.addEventListener('input', (event) => {
      if (!composing) this.#typed((event as InputEvent).data ?? '');
    });
    control.addEventListener('focus', () => {
      host.send('focus', { value: control.value, height: 0 });
    });
    control.addEventListener('blur', () => {
      host.send('blur', { value: control.value, cursor: control.selectionEnd ?? 0 });
      if (control.value !== this.#lastChange) {
        this.#lastChange = control.value;
        host.send('change', { value: control.value });
      }
    });
    host.dom.addEventListener('click', (event) => {
      if (event.target !== control && !host.flag('disabled')) control.focus();
    });
  }

  #lastChange = '';

  change(name: string): void {
    const { data } = this.#host;
    const control = this.#control;
    if (name === 'value' || name === '') {
      const value = data.value === null || data.value === undefined ? '' : String(data.value);
      const shown = cut(value, Number(data.maxlength));
      if (control.value !== shown) control.value = shown;
      this.#lastChange = control.value;
    }
    if (name === 'focus') {
      if (data.focus) control.focus();
      else if (document.activeElement === control) control.blur();
    }
    const disabled = this.#host.flag('disabled');
    control.readOnly = disabled;
    control.tabIndex = disabled ? -1 : 0;
    // A disabled field lets taps through to what is around it.
    control.style.pointerEvents = disabled ? 'none' : '';
    control.placeholder = this.#host.text('placeholder');
    control.enterKeyHint = this.#host.text('confirmType') as 'done';
    this.#aria();
    this.#showPlaceholder();
    this.#resized();
  }

  attached(): void {
    this.change('');
    const { focus, autoFocus } = this.#host.data;
    // The page is shown a moment after its components are attached.
    if (focus || autoFocus) setTimeout(() => this.#control.focus(), 0);
  }

  #typed(inserted: string): void {
    const host = this.#host;
    const control = this.#control;
    const limited = cut(control.value, Number(host.data.maxlength));
    if (limited !== control.value) control.value = limited;
    const value = control.value;
    const cursor = control.selectionEnd ?? value.length;
    this.#showPlaceholder();
    this.#resized();
    host.set({ value });
    host.send('input', { value, cursor, keyCode: inserted.codePointAt(0) ?? 8 }, (answer) => {
      const wanted =
        typeof answer === 'object' && answer !== null
          ? (answer as { value?: unknown; cursor?: number })
          : { value: answer };
      if (typeof wanted.value !== 'string' && typeof wanted.value !== 'number') return;
      control.value = String(wanted.value);
      host.set({ value: control.value });
      const at = wanted.cursor ?? control.value.length;
      if (document.activeElement === control) control.setSelectionRange(at, at);
      this.#showPlaceholder();
    });
  }

  #showPlaceholder(): void {
    const host = this.#host;
    const placeholder = this.#placeholder;
    const text = document.createElement('span');
    text.textContent = host.text('placeholder');
    placeholder.replaceChildren(text);
    placeholder.hidden = this.#control.value !== '' || host.text('placeholder') === '';
    placeholder.className = ['wx-placeholder', ...host.scoped(host.text('placeholderClass'))].join(
      ' ',
    );
    placeholder.style.cssText = host.style(host.text('placeholderStyle'));
  }

  /** A name given to <input> is the name of the control that has the focus. */
  #aria(): void {
    for (const name of ['aria-label', 'aria-labelledby', 'aria-describedby', 'aria-required']) {
      const value = this.#host.dom.getAttribute(name);
      if (value) {
        this.#control.setAttribute(name, value);
        this.#host.dom.removeAttribute(name);
      }
    }
  }
}

/** Counts characters, not halves of them; a negative limit is none. */
function cut(value: string, limit: number): string {
  if (!(limit >= 0)) return value;
  const characters = [...value];
  return characters.length > limit ? characters.slice(0, limit).join('') : value;
}

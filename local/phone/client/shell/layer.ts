import { make } from './dom.ts';

const FOCUSABLE =
  'button:not([disabled]), input:not([disabled]), textarea:not([disabled]), select, a[href], [tabindex="0"]';

export interface DialogOptions {
  /** The dialog's content; its first element with data-autofocus, or the first control, gets the focus. */
  content: HTMLElement;
  /** Where it stands: in the middle, at the bottom like a sheet, or over the whole screen. */
  place: 'middle' | 'bottom' | 'full';
  labelledBy?: string;
  label?: string;
  /** Called for Escape and, when `closeOnMask`, for a tap beside the dialog. */
  onDismiss(): void;
  closeOnMask?: boolean;
  name: string;
}

/** Where everything stands that lies over the pages: dialogs, sheets, toasts. */
export class Layer {
  readonly element = make('div', { class: 'phone-layer' });
  readonly #inert: () => HTMLElement[];
  #open: HTMLElement[] = [];

  /** @param inert the parts that a dialog puts out of reach */
  constructor(inert: () => HTMLElement[]) {
    this.#inert = inert;
  }

  /** Shows a dialog over everything else and returns what closes it. */
  open(options: DialogOptions): () => void {
    const before = document.activeElement;
    const dialog = options.content;
    dialog.setAttribute('role', 'dialog');
    dialog.setAttribute('aria-modal', 'true');
    dialog.tabIndex = -1;
    if (options.labelledBy) dialog.setAttribute('aria-labelledby', options.labelledBy);
    if (options.label) dialog.setAttribute('aria-label', options.label);
    const mask = make('div', {
      class: `phone-mask is-${options.place}`,
      'data-dialog': options.name,
    });
    mask.append(dialog);
    mask.addEventListener('click', (event) => {
      if (event.target === mask && options.closeOnMask) options.onDismiss();
    });
    mask.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        options.onDismiss();
      } else if (event.key === 'Tab') keepFocus(dialog, event);
    });
    this.element.append(mask);
    this.#open.push(mask);
    this.#refresh();
    const first =
      dialog.querySelector<HTMLElement>('[data-autofocus]') ??
      dialog.querySelector<HTMLElement>(FOCUSABLE) ??
      dialog;
    first.focus({ preventScroll: true });
    return () => {
      if (!mask.isConnected) return;
      mask.remove();
      this.#open = this.#open.filter((one) => one !== mask);
      this.#refresh();
      if (before instanceof HTMLElement && before.isConnected) {
        before.focus({ preventScroll: true });
      }
    };
  }

  #refresh(): void {
    const top = this.#open.at(-1);
    for (const part of this.#inert()) part.inert = top !== undefined;
    for (const mask of this.#open) mask.inert = mask !== top;
  }
}

function keepFocus(dialog: HTMLElement, event: KeyboardEvent): void {
  const controls = [...dialog.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const first = controls[0];
  const last = controls.at(-1);
  if (!first || !last) return;
  const active = document.activeElement;
  if (event.shiftKey && (active === first || active === dialog)) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && active === last) {
    event.preventDefault();
    first.focus();
  }
}

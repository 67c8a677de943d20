import { button, make, uniqueId } from './dom.ts';
import type { Layer } from './layer.ts';

export interface ModalOptions {
  title: string;
  content: string;
  cancelText?: string | null;
  confirmText: string;
  cancelColor?: string;
  confirmColor?: string;
  /** Set: the dialog asks for a text instead of showing one. */
  editable?: { placeholder: string; value: string };
  /** More content under the text. */
  extra?: HTMLElement;
  name?: string;
}

export interface ModalAnswer {
  confirmed: boolean;
  text: string;
}

/** A question with one or two answers. */
export function askModal(layer: Layer, options: ModalOptions): Promise<ModalAnswer> {
  return new Promise((resolve) => {
    const titleId = uniqueId();
    const contentId = uniqueId();
    const heading = options.title || options.content || '提示';
    const field = options.editable
      ? make('textarea', {
          class: 'phone-field',
          rows: '3',
          placeholder: options.editable.placeholder,
          'aria-label': options.editable.placeholder || options.title || '请输入',
          'data-autofocus': true,
        })
      : null;
    if (field && options.editable) field.value = options.editable.value;
    const answer = (confirmed: boolean) => {
      close();
      resolve({ confirmed, text: field?.value ?? '' });
    };
    const cancel =
      options.cancelText === null || options.cancelText === undefined
        ? null
        : button({ class: 'phone-answer', 'data-answer': 'cancel' }, options.cancelText, () =>
            answer(false),
          );
    const confirm = button(
      { class: 'phone-answer is-main', 'data-answer': 'confirm' },
      options.confirmText,
      () => answer(true),
    );
    if (cancel && options.cancelColor) cancel.style.color = options.cancelColor;
    if (options.confirmColor) confirm.style.color = options.confirmColor;
    const content = make(
      'div',
      { class: 'phone-dialog', 'aria-describedby': contentId },
      make('h2', { id: titleId, class: options.title ? '' : 'phone-hidden' }, heading),
      field ?? make('div', { id: contentId, class: 'phone-dialog-text' }, options.content),
      options.extra ?? null,
      make('div', { class: 'phone-answers' }, cancel, confirm),
    );
    const close = layer.open({
      content,
      place: 'middle',
      labelledBy: titleId,
      onDismiss: () => answer(false),
      name: options.name ?? 'modal',
    });
  });
}

export interface Choice {
  label: string;
  note?: string;
  disabled?: boolean;
  color?: string;
}

/** A list to choose from, at the bottom. Answers the index, or null when it was dismissed. */
export function chooseFrom(
  layer: Layer,
  options: { title: string; choices: Choice[]; cancelText?: string; name: string },
): Promise<number | null> {
  return new Promise((resolve) => {
    const titleId = uniqueId();
    const answer = (index: number | null) => {
      close();
      resolve(index);
    };
    const list = make('ul', { class: 'phone-choices' });
    options.choices.forEach((choice, index) => {
      const control = button(
        { class: 'phone-choice', disabled: choice.disabled, 'data-choice': String(index) },
        make('span', {}, choice.label),
        () => answer(index),
      );
      if (choice.note) control.append(make('small', {}, choice.note));
      if (choice.color) control.style.color = choice.color;
      list.append(make('li', {}, control));
    });
    const close = layer.open({
      content: make(
        'div',
        { class: 'phone-sheet' },
        make('h2', { id: titleId }, options.title),
        list,
        button(
          { class: 'phone-choice is-cancel', 'data-answer': 'cancel' },
          options.cancelText ?? '取消',
          () => answer(null),
        ),
      ),
      place: 'bottom',
      labelledBy: titleId,
      onDismiss: () => answer(null),
      closeOnMask: true,
      name: options.name,
    });
  });
}

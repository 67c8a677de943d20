const ITEM_HEIGHT = 34;

export interface Sheet {
  title: string;
  /** The texts of each column; asked again after each turn. '' is not offered. */
  columns(chosen: number[]): string[][];
  chosen: number[];
  turned?(column: number, index: number): void;
  confirmed(indexes: number[]): void;
  cancelled(): void;
}

/** Opens the sheet that WeChat's picker shows: columns to turn, 取消 and 确定. */
export function openSheet(sheet: Sheet): void {
  const before = document.activeElement;
  const chosen = [...sheet.chosen];
  const mask = make('div', 'wx-sheet');
  const panel = make('div', '');
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-modal', 'true');
  panel.setAttribute('aria-label', sheet.title || '选择');
  const cancel = button('取消');
  const confirm = button('确定');
  const header = make('header', '');
  const title = make('h2', '');
  title.textContent = sheet.title;
  header.append(cancel, title, confirm);
  const columns = make('div', 'wx-columns');
  panel.append(header, columns);
  mask.append(panel);
  document.body.append(mask);
  draw();
  confirm.focus();

  const close = () => {
    clearInterval(refresh);
    mask.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  const giveUp = () => {
    close();
    sheet.cancelled();
  };
  cancel.addEventListener('click', giveUp);
  // The click that follows the opening touch began elsewhere.
  let pressedOnMask = false;
  mask.addEventListener('pointerdown', (event) => {
    pressedOnMask = event.target === mask;
  });
  mask.addEventListener('click', (event) => {
    if (pressedOnMask && event.target === mask) giveUp();
  });
  mask.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') giveUp();
  });
  confirm.addEventListener('click', () => {
    const lengths = sheet.columns(chosen).map((list) => list.length);
    close();
    sheet.confirmed(lengths.map((length, index) => Math.min(chosen[index] ?? 0, length - 1)));
  });
  // A page may put other texts into the next column when one is turned.
  const refresh = setInterval(draw, 200);

  function draw(): void {
    const texts = sheet.columns(chosen);
    while (columns.children.length > texts.length) columns.lastChild?.remove();
    for (const [index, list] of texts.entries()) {
      const existing = columns.children[index] as HTMLElement | undefined;
      const column = existing ?? newColumn(index);
      const signature = list.join('\n');
      if (column.dataset.texts === signature) continue;
      column.dataset.texts = signature;
      column.replaceChildren(
        ...list.map((text, position) => {
          const item = make('li', '');
          item.setAttribute('role', 'option');
          item.textContent = text;
          item.hidden = text === '';
          item.addEventListener('click', () => turn(column, index, position, true));
          return item;
        }),
      );
      chosen[index] = Math.min(chosen[index] ?? 0, Math.max(0, list.length - 1));
      mark(column, chosen[index] ?? 0);
      scrollTo(column, chosen[index] ?? 0);
    }
  }

  function newColumn(index: number): HTMLElement {
    const column = make('ul', '');
    column.setAttribute('role', 'listbox');
    column.setAttribute('aria-label', `第${index + 1}列`);
    column.tabIndex = 0;
    columns.append(column);
    let timer: ReturnType<typeof setTimeout> | undefined;
    column.addEventListener('scroll', () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const shown = [...column.children].filter((item) => !(item as HTMLElement).hidden);
        const item = shown[Math.round(column.scrollTop / ITEM_HEIGHT)];
        if (item) turn(column, index, [...column.children].indexOf(item), false);
      }, 100);
    });
    column.addEventListener('keydown', (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      turn(column, index, (chosen[index] ?? 0) + step, true);
    });
    return column;
  }

  function turn(column: HTMLElement, index: number, position: number, move: boolean): void {
    const item = column.children[position] as HTMLElement | undefined;
    if (!item || item.hidden || chosen[index] === position) return;
    chosen[index] = position;
    mark(column, position);
    if (move) scrollTo(column, position);
    sheet.turned?.(index, position);
    draw();
  }
}

function mark(column: HTMLElement, position: number): void {
  for (const [index, item] of [...column.children].entries()) {
    item.setAttribute('aria-selected', String(index === position));
  }
}

function scrollTo(column: HTMLElement, position: number): void {
  const before = [...column.children].slice(0, position);
  const shown = before.filter((item) => !(item as HTMLElement).hidden).length;
  column.scrollTo({ top: shown * ITEM_HEIGHT, behavior: 'instant' });
}

function make(tag: string, name: string): HTMLElement {
  const made = document.createElement(tag);
  if (name) made.className = name;
  return made;
}

function button(text: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  return made;
}

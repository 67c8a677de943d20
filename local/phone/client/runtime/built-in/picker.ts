import type { BuiltIn, Host } from './define.ts';
import { dateColumns, type Field, readDate, timeColumns } from './picker-columns.ts';
import { openSheet } from './picker-sheet.ts';

/** A picker opens a sheet with columns when it is tapped. */
export const picker: BuiltIn = {
  properties: {
    headerText: '',
    mode: 'selector',
    disabled: false,
    range: null,
    rangeKey: '',
    value: null,
    start: '',
    end: '',
    fields: 'day',
    name: '',
  },
  create: (host) => {
    host.aria('role', 'button');
    host.onTap(() => {
      if (!host.flag('disabled')) open(host);
    });
    return {
      change: () => host.aria('aria-disabled', host.flag('disabled') ? true : ''),
    };
  },
};

function open(host: Host): void {
  const mode = host.text('mode');
  const title = host.text('headerText');
  const cancelled = () => host.send('cancel', {});
  const changed = (value: unknown) => {
    host.set({ value });
    host.send('change', { value });
  };
  if (mode === 'time') {
    const [hour = 0, minute = 0] = host.text('value').split(':').map(Number);
    const columns = timeColumns(host.text('start'), host.text('end'));
    openSheet({
      title,
      columns: () => columns,
      chosen: [hour, minute],
      cancelled,
      confirmed: ([h = 0, m = 0]) => changed(`${two(h)}:${two(m)}`),
    });
    return;
  }
  if (mode === 'date') {
    const fields = host.text('fields') as Field;
    const source = dateColumns(host.text('start'), host.text('end'), fields);
    openSheet({
      title,
      columns: (chosen) => source.columns(chosen),
      chosen: source.indexes(readDate(host.text('value'))),
      cancelled,
      confirmed: (indexes) => changed(source.value(indexes)),
    });
    return;
  }
  const isMulti = mode === 'multiSelector';
  const lists = () => {
    const range = (host.data.range ?? []) as unknown[];
    return (isMulti ? (range as unknown[][]) : [range]).map((list) =>
      list.map((item) => textOf(item, host.text('rangeKey'))),
    );
  };
  const value = host.data.value;
  openSheet({
    title,
    columns: lists,
    chosen: isMulti ? ((value ?? []) as number[]).map(Number) : [Number(value) || 0],
    cancelled,
    turned: (column, index) => {
      if (isMulti) host.send('columnchange', { column, value: index });
    },
    confirmed: (indexes) => changed(isMulti ? indexes : String(indexes[0] ?? 0)),
  });
}

function textOf(item: unknown, key: string): string {
  if (typeof item !== 'object' || item === null) return String(item);
  return String((item as Record<string, unknown>)[key] ?? '');
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

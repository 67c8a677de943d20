/** theme.json of the app: values for names spelled `@name` in app.json and page json. */
export interface ThemeTable {
  light?: Record<string, string>;
  dark?: Record<string, string>;
}

const darkQuery = matchMedia('(prefers-color-scheme: dark)');

/** Whether the system asks for dark colours. */
export function isDark(): boolean {
  return darkQuery.matches;
}

/** Calls back whenever the system changes between light and dark. */
export function onSchemeChange(listener: (scheme: 'dark' | 'light') => void): void {
  darkQuery.addEventListener('change', () => listener(isDark() ? 'dark' : 'light'));
}

/** Replaces a theme variable by its value; anything else stays as it is. */
export function themed(value: string, theme: ThemeTable | undefined): string {
  if (!value.startsWith('@')) return value;
  const table = theme?.[isDark() ? 'dark' : 'light'];
  return table?.[value.slice(1)] ?? value;
}

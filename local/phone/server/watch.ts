import { watch } from 'node:fs';
import { join } from 'node:path';

/** Editors write a file in several steps: changes within this many milliseconds are one. */
const QUIET_TIME = 80;

export interface Watcher {
  close(): Promise<void>;
}

/** Calls `onChange` with the files that changed, one call at a time, after each burst of changes. */
export function watchSources(
  directories: string[],
  onChange: (files: string[]) => Promise<void>,
): Watcher {
  const changed = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();
  const flush = () => {
    const files = [...changed];
    changed.clear();
    running = running.then(() => onChange(files));
  };
  const watchers = directories.map((directory) =>
    watch(directory, { recursive: true }, (_event, name) => {
      if (!name || name.includes('node_modules') || /(^|[\\/])\.|~$/.test(name)) return;
      changed.add(join(directory, name));
      clearTimeout(timer);
      timer = setTimeout(flush, QUIET_TIME);
    }),
  );
  return {
    close: async () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      await running;
    },
  };
}

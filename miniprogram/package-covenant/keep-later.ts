/** Long texts are kept half a second after the last key, not with each: writing them takes the phone a while. */
const PAUSE = 500; // milliseconds

export interface Keeper {
  /** keeps what `write` writes, soon */
  later(write: () => void): void;
  /** keeps at once what was still to be kept */
  now(): void;
  /** forgets what was still to be kept: it has been sent */
  drop(): void;
}

export function newKeeper(): Keeper {
  let timer: number | undefined;
  let waiting: (() => void) | undefined;
  const stop = () => {
    if (timer !== undefined) clearTimeout(timer);
    timer = undefined;
  };
  const now = () => {
    stop();
    waiting?.();
    waiting = undefined;
  };
  return {
    later(write) {
      stop();
      waiting = write;
      timer = setTimeout(now, PAUSE);
    },
    now,
    drop() {
      stop();
      waiting = undefined;
    },
  };
}

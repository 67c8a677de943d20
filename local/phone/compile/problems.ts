/** A mistake in the mini-program's sources, with the place a reader has to open. */
export interface Problem {
  /** Path below the mini-program's folder, or of a package for TDesign's own files. */
  file: string;
  /** 1-based; 0 when the whole file is meant. */
  line: number;
  message: string;
}

/** Collects mistakes while the compiler goes on with the other files. */
export class Problems {
  readonly list: Problem[] = [];

  add(file: string, line: number, message: string): void {
    if (this.list.some((one) => one.file === file && one.line === line && one.message === message))
      return;
    this.list.push({ file, line, message });
  }

  /** One text each: 'pages/home/index.wxml:12: …'. */
  texts(): string[] {
    return this.list.map(
      ({ file, line, message }) => `${file}${line > 0 ? `:${line}` : ''}: ${message}`,
    );
  }
}

/** The 1-based line in which an offset lies. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let index = 0; index < offset && index < text.length; index++) {
    if (text.charCodeAt(index) === 10) line += 1;
  }
  return line;
}

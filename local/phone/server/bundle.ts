import { join } from 'node:path';
import { build } from 'esbuild';
import { compileMiniprogram } from '../compile/index.ts';

export interface BundleOptions {
  sourceDirectory: string;
  outDirectory: string;
  miniprogramModules: string;
}

/** The built phone: the mini-program by its compiler, and the desktop around it. */
export class PhoneBundle {
  readonly outDirectory: string;
  /** Where the desktop's script is. */
  readonly frameDirectory: string;
  /** Compile errors, one text each with file and line. */
  problems: string[] = [];
  readonly #options: BundleOptions;

  constructor(options: BundleOptions) {
    this.#options = options;
    this.outDirectory = options.outDirectory;
    this.frameDirectory = join(options.outDirectory, 'frame');
  }

  /**
   * Builds everything, or after a change the mini-program alone. Never throws for a mistake in the sources:
   * `problems` says what is wrong.
   */
  async build(changed?: string[]): Promise<void> {
    const [compiled] = await Promise.all([
      compileMiniprogram({ ...this.#options, client: changed === undefined }).catch(
        (error: unknown) => ({
          errors: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
        }),
      ),
      changed ? undefined : this.#buildDesktop(),
    ]);
    this.problems = compiled.errors.map(String);
  }

  async #buildDesktop(): Promise<void> {
    await build({
      entryPoints: [join(import.meta.dirname, '..', 'client', 'shell', 'desktop.ts')],
      outfile: join(this.frameDirectory, 'desktop.js'),
      bundle: true,
      format: 'esm',
      target: 'es2022',
      logLevel: 'silent',
    });
  }
}

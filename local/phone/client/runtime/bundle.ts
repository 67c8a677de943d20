/** What compile/ writes for one package of the mini-program. */
export interface BundleData {
  main?: {
    app: Record<string, unknown>;
    routes: string[];
    packages: { root: string; name: string }[];
    style?: string;
  };
  units: Record<string, BundleUnit>;
  scripts: Record<string, BundleScript>;
}

export interface BundleUnit {
  isPage: boolean;
  config: Record<string, unknown> & { usingComponents?: Record<string, string> };
  /** CSS with marks for the style scope: see compile/wxss.ts. */
  style?: string;
}

export interface BundleScript {
  file: string;
  /** A CommonJS function body. */
  code: string;
  dependencies: Record<string, string>;
}

export interface BundleModule {
  data: BundleData;
  templates(hooks: unknown): Record<string, (name: string) => never>;
}

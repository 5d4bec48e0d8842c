/// <reference types="vite/client" />

/** The version in package.json, put in by the build. */
declare const __APP_VERSION__: string;

/** The fonts of printed papers, the first for all that it has; see src/build/paperFonts.ts. */
declare module 'virtual:paper-fonts' {
  const fonts: readonly { readonly name: string; readonly url: string; readonly ranges: readonly (readonly [number, number])[]; readonly advances: readonly number[] }[];
  export default fonts;
}

declare module 'linebreak' {
  /** Where a line may end by UAX #14; `required` where it must. */
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}

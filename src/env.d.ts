/// <reference types="vite/client" />

/** The version in package.json, put in by the build. */
declare const __APP_VERSION__: string;

/** The fonts of printed papers, the first for all that it has; see src/build/paperFonts.ts. */
declare module 'virtual:paper-fonts' {
  const fonts: readonly { readonly name: string; readonly url: string; readonly ranges: readonly (readonly [number, number])[] }[];
  export default fonts;
}

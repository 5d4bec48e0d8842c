/** The address of a WebAssembly file that the build puts beside the app's own files. */
declare module '*.wasm?url' {
  const url: string;
  export default url;
}

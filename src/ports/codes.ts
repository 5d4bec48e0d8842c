/** Reads what is printed as bars or squares on seals, labels and papers. */
export interface CodeReader {
  /** Every code in a picture, each once; none when there is none. */
  read(picture: ImageBitmapSource): Promise<readonly string[]>;
}

export interface Codes {
  /** Null: this browser cannot read codes; what is printed is typed. */
  open(): Promise<CodeReader | null>;
}

/** What this tablet let go of for want of room: the court has each, and shows it when it is reached. Reactive. */
export interface Room {
  /** Null: nothing so far. */
  readonly letGo: { readonly files: number; readonly bytes: number; readonly at: string } | null;
}

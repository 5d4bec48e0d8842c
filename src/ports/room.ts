/** What this tablet's store has room for. Reactive. */
export interface Room {
  /** What went for want of room: the court has each, and shows it when it is reached. Null: nothing so far. */
  readonly letGo: { readonly files: number; readonly bytes: number; readonly at: string } | null;
  /** Why saves count by the main store alone now: its second copy has no place here, refuses, or does not answer. Null: both have everything. */
  readonly copyTrouble: 'absent' | 'refuses' | 'silent' | null;
}

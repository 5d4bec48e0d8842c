/** What the court's register already knows, as far as an import is checked against it. */
export interface Register {
  readonly courts: readonly { readonly id: string; readonly code: string; readonly name: string }[];
  readonly officers: readonly { readonly account: string; readonly court: string; readonly id: string; readonly name: string }[];
  readonly teams: readonly { readonly court: string; readonly id: string; readonly name: string }[];
  /** Ids of cases by `court id, line break, case number`. */
  readonly caseIds: ReadonlyMap<string, string>;
}

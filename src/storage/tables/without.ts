/** The row without one member, so that a sparse index forgets it: a member that is undefined would still be written. */
export function without<T extends object, K extends keyof T>(row: T, member: K): Omit<T, K> {
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== member)) as Omit<T, K>;
}

/** The letter of the court's n-th tablet, counted from 0: A … Z, AA, AB … ZZ, AAA … */
export function deviceLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : deviceLetter(Math.floor(index / 26) - 1) + last;
}

import type { ActionClass } from './vocabulary';

/** Hours that count as 凌晨 and 夜间: a court's policy, no statute's (nothing is barred by them). */
const DAWN_UNTIL_HOUR = 6;
const NIGHT_FROM_HOUR = 20;

/**
 * What the clock suggests for a start: 凌晨 before six, 夜间 from eight in the evening, 假日 on a Saturday or Sunday in
 * Asia/Shanghai. Public holidays move by decree and are not known here; 突击 is a person's word. Always changeable.
 */
export function suggestedClasses(startedAt: string): readonly ActionClass[] {
  const local = new Date(Date.parse(startedAt) + 8 * 3_600_000);
  const hour = local.getUTCHours();
  const classes: ActionClass[] = [];
  if (hour < DAWN_UNTIL_HOUR) classes.push('dawn');
  if (hour >= NIGHT_FROM_HOUR) classes.push('night');
  if (local.getUTCDay() === 0 || local.getUTCDay() === 6) classes.push('holiday');
  return classes.length > 0 ? classes : ['normal'];
}

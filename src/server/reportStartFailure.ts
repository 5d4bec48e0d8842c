import { SettingError } from './settingError';
import { StartError } from './startError';

/** One line for what can be acted on; the whole error for what is a bug. */
export function reportStartFailure(error: unknown): void {
  if (error instanceof StartError || error instanceof SettingError) console.error(`Fieldwrit: ${error.message}`);
  else console.error('Fieldwrit failed to start:', error);
}
